CREATE TABLE "books" (
    "cooperative_id" TEXT NOT NULL CONSTRAINT "PK_books" PRIMARY KEY,
    "template" TEXT NOT NULL,
    "template_version" TEXT NOT NULL,
    "opened_on" TEXT NOT NULL,
    "main_unit_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "approval_from" INTEGER NOT NULL,
    CONSTRAINT "FK_books_organisations_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "accounts" (
    "cooperative_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "cash" INTEGER NOT NULL,
    "subledger" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_accounts" PRIMARY KEY ("cooperative_id", "code"),
    CONSTRAINT "FK_accounts_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "book_heads" (
    "cooperative_id" TEXT NOT NULL CONSTRAINT "PK_book_heads" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "FK_book_heads_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "business_units" (
    "cooperative_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    CONSTRAINT "PK_business_units" PRIMARY KEY ("cooperative_id", "code"),
    CONSTRAINT "FK_business_units_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "members" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "phone" TEXT NULL,
    "neighbourhood" TEXT NULL,
    "heir" TEXT NULL,
    "joined_on" TEXT NOT NULL,
    "left_on" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_members" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "FK_members_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "periods" (
    "cooperative_id" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_periods" PRIMARY KEY ("cooperative_id", "month"),
    CONSTRAINT "ck_periods_month" CHECK (month % 100 BETWEEN 1 AND 12),
    CONSTRAINT "FK_periods_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "balances" (
    "cooperative_id" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "unit_code" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "cash" INTEGER NOT NULL,
    "credit" INTEGER NOT NULL,
    "debit" INTEGER NOT NULL,
    CONSTRAINT "PK_balances" PRIMARY KEY ("cooperative_id", "account_code", "month", "unit_code", "party"),
    CONSTRAINT "ck_balances_sides" CHECK (debit >= 0 AND credit >= 0),
    CONSTRAINT "FK_balances_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT
);

CREATE TABLE "journal_counters" (
    "cooperative_id" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "PK_journal_counters" PRIMARY KEY ("cooperative_id", "unit_code", "year"),
    CONSTRAINT "FK_journal_counters_business_units_cooperative_id_unit_code" FOREIGN KEY ("cooperative_id", "unit_code") REFERENCES "business_units" ("cooperative_id", "code") ON DELETE RESTRICT
);

CREATE TABLE "journals" (
    "cooperative_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "unit_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "template" TEXT NULL,
    "reverses" INTEGER NULL,
    "key" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "posted_by" TEXT NULL,
    "posted_at" TEXT NOT NULL,
    CONSTRAINT "PK_journals" PRIMARY KEY ("cooperative_id", "seq"),
    CONSTRAINT "FK_journals_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT,
    CONSTRAINT "FK_journals_business_units_cooperative_id_unit_code" FOREIGN KEY ("cooperative_id", "unit_code") REFERENCES "business_units" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_journals_journals_cooperative_id_reverses" FOREIGN KEY ("cooperative_id", "reverses") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE TABLE "subledger_accounts" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "member_id" TEXT NULL,
    "number" TEXT NOT NULL,
    "sign" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "balance" INTEGER NOT NULL,
    "floor" INTEGER NOT NULL,
    CONSTRAINT "PK_subledger_accounts" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "AK_subledger_accounts_cooperative_id_id_account_code" UNIQUE ("cooperative_id", "id", "account_code"),
    CONSTRAINT "ck_subledger_accounts_closed" CHECK (state <> 'Closed' OR balance = 0),
    CONSTRAINT "ck_subledger_accounts_balance" CHECK (balance >= 0 AND floor >= 0),
    CONSTRAINT "ck_subledger_accounts_sign" CHECK (sign IN (-1, 1)),
    CONSTRAINT "FK_subledger_accounts_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_subledger_accounts_members_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "members" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "journal_lines" (
    "cooperative_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "line_no" INTEGER NOT NULL,
    "account_code" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "member_id" TEXT NULL,
    "subledger_id" TEXT NULL,
    "date" TEXT NOT NULL,
    "memo" TEXT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_journal_lines" PRIMARY KEY ("cooperative_id", "seq", "line_no"),
    CONSTRAINT "ck_journal_lines_amount" CHECK (amount <> 0),
    CONSTRAINT "FK_journal_lines_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_lines_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "FK_journal_lines_members_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "members" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_lines_subledger_accounts_cooperative_id_subledger_id_account_code" FOREIGN KEY ("cooperative_id", "subledger_id", "account_code") REFERENCES "subledger_accounts" ("cooperative_id", "id", "account_code") ON DELETE RESTRICT
);

CREATE INDEX "IX_journal_lines_cooperative_id_account_code_date" ON "journal_lines" ("cooperative_id", "account_code", "date");

CREATE INDEX "IX_journal_lines_cooperative_id_member_id" ON "journal_lines" ("cooperative_id", "member_id");

CREATE INDEX "IX_journal_lines_cooperative_id_subledger_id_account_code" ON "journal_lines" ("cooperative_id", "subledger_id", "account_code");

CREATE INDEX "IX_journals_cooperative_id_date" ON "journals" ("cooperative_id", "date");

CREATE UNIQUE INDEX "IX_journals_cooperative_id_key" ON "journals" ("cooperative_id", "key");

CREATE UNIQUE INDEX "IX_journals_cooperative_id_reverses" ON "journals" ("cooperative_id", "reverses");

CREATE UNIQUE INDEX "IX_journals_cooperative_id_unit_code_year_number" ON "journals" ("cooperative_id", "unit_code", "year", "number");

CREATE INDEX "IX_members_cooperative_id_name_key" ON "members" ("cooperative_id", "name_key");

CREATE UNIQUE INDEX "IX_members_cooperative_id_number" ON "members" ("cooperative_id", "number");

CREATE INDEX "IX_subledger_accounts_cooperative_id_account_code" ON "subledger_accounts" ("cooperative_id", "account_code");

CREATE INDEX "IX_subledger_accounts_cooperative_id_member_id" ON "subledger_accounts" ("cooperative_id", "member_id");

CREATE UNIQUE INDEX "IX_subledger_accounts_cooperative_id_number" ON "subledger_accounts" ("cooperative_id", "number");

-- What must never happen to books, whoever writes. The lines of a journal come first, the journal itself last: it is
-- the seal, and these triggers look at everything when it is set. A line without a journal does not survive the commit
-- (deferred foreign key). Every refusal is told as books:CODE; both engines use the same codes.
CREATE TRIGGER journals_are_sound BEFORE INSERT ON journals
BEGIN
    SELECT RAISE(ABORT, 'books:chain') WHERE NEW.seq <> (SELECT seq + 1 FROM book_heads WHERE cooperative_id = NEW.cooperative_id);
    SELECT RAISE(ABORT, 'books:number') WHERE NEW.year <> CAST(substr(NEW.date, 1, 4) AS INTEGER) OR NEW.number <> COALESCE(
        (SELECT last FROM journal_counters WHERE cooperative_id = NEW.cooperative_id AND unit_code = NEW.unit_code AND year = NEW.year), 0) + 1;
    SELECT RAISE(ABORT, 'books:before-opening') WHERE NEW.date < (SELECT opened_on FROM books WHERE cooperative_id = NEW.cooperative_id);
    SELECT RAISE(ABORT, 'books:closed-period') WHERE EXISTS (
        SELECT 1 FROM periods WHERE cooperative_id = NEW.cooperative_id
        AND month = CAST(substr(NEW.date, 1, 4) || substr(NEW.date, 6, 2) AS INTEGER)
        AND (state = 'Locked' OR state = 'SoftClosed' AND NEW.kind <> 'Adjustment'));
    SELECT RAISE(ABORT, 'books:unbalanced') WHERE (
        SELECT COUNT(*) < 2 OR SUM(amount) <> 0 OR MAX(date <> NEW.date) FROM journal_lines
        WHERE cooperative_id = NEW.cooperative_id AND seq = NEW.seq);
    SELECT RAISE(ABORT, 'books:unknown-unit') WHERE EXISTS (
        SELECT 1 FROM journal_lines l WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND NOT EXISTS (
            SELECT 1 FROM business_units u WHERE u.cooperative_id = l.cooperative_id AND u.code = l.unit_code AND u.active));
    SELECT RAISE(ABORT, 'books:inactive-account') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND NOT a.active);
    SELECT RAISE(ABORT, 'books:subledger') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND (a.subledger <> 'None') <> (l.subledger_id IS NOT NULL));
    SELECT RAISE(ABORT, 'books:subledger-closed') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN subledger_accounts s ON s.cooperative_id = l.cooperative_id AND s.id = l.subledger_id
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND s.state = 'Closed');
    SELECT RAISE(ABORT, 'books:subledger-blocked') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN subledger_accounts s ON s.cooperative_id = l.cooperative_id AND s.id = l.subledger_id
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND s.state = 'Blocked' AND l.amount * s.sign < 0);
    SELECT RAISE(ABORT, 'books:reversal') WHERE (NEW.kind = 'Reversal') <> (NEW.reverses IS NOT NULL) OR EXISTS (
        SELECT 1 FROM journal_lines l WHERE NEW.reverses IS NOT NULL AND l.cooperative_id = NEW.cooperative_id AND l.seq IN (NEW.seq, NEW.reverses)
        GROUP BY l.account_code, l.unit_code, l.party, l.member_id, l.subledger_id HAVING SUM(l.amount) <> 0);
END;

-- Balances, the sub-ledger, the running number and the end of the chain move with the seal, in the same transaction.
CREATE TRIGGER journals_move_balances AFTER INSERT ON journals
BEGIN
    UPDATE book_heads SET seq = NEW.seq, hash = NEW.hash WHERE cooperative_id = NEW.cooperative_id;
    INSERT INTO journal_counters (cooperative_id, unit_code, year, last)
    VALUES (NEW.cooperative_id, NEW.unit_code, NEW.year, NEW.number)
    ON CONFLICT (cooperative_id, unit_code, year) DO UPDATE SET last = excluded.last;
    INSERT INTO balances (cooperative_id, account_code, month, unit_code, party, debit, credit, cash)
    SELECT NEW.cooperative_id, l.account_code, CAST(substr(NEW.date, 1, 4) || substr(NEW.date, 6, 2) AS INTEGER), l.unit_code, l.party,
        SUM(MAX(l.amount, 0)), SUM(MAX(-l.amount, 0)),
        CASE WHEN a.cash OR NOT EXISTS (
            SELECT 1 FROM journal_lines c JOIN accounts ca ON ca.cooperative_id = c.cooperative_id AND ca.code = c.account_code
            WHERE c.cooperative_id = NEW.cooperative_id AND c.seq = NEW.seq AND ca.cash) THEN 0 ELSE -SUM(l.amount) END
    FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
    WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq
    GROUP BY l.account_code, l.unit_code, l.party
    ON CONFLICT (cooperative_id, account_code, month, unit_code, party)
    DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit, cash = cash + excluded.cash;
    UPDATE subledger_accounts SET balance = balance + sign * (
        SELECT SUM(l.amount) FROM journal_lines l
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND l.subledger_id = subledger_accounts.id)
    WHERE cooperative_id = NEW.cooperative_id AND id IN (
        SELECT l.subledger_id FROM journal_lines l
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND l.subledger_id IS NOT NULL);
END;

-- Paying in is always welcome; nothing is drawn below the floor.
CREATE TRIGGER subledger_accounts_keep_their_floor BEFORE UPDATE OF balance ON subledger_accounts
WHEN NEW.balance < OLD.balance AND NEW.balance < NEW.floor
BEGIN SELECT RAISE(ABORT, 'books:insufficient'); END;

-- Posted is posted.
CREATE TRIGGER journals_never_change BEFORE UPDATE ON journals BEGIN SELECT RAISE(ABORT, 'books:posted'); END;

CREATE TRIGGER journals_never_go BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'books:posted'); END;

CREATE TRIGGER journal_lines_never_change BEFORE UPDATE ON journal_lines BEGIN SELECT RAISE(ABORT, 'books:posted'); END;

CREATE TRIGGER journal_lines_never_go BEFORE DELETE ON journal_lines BEGIN SELECT RAISE(ABORT, 'books:posted'); END;

CREATE TRIGGER journal_lines_come_first BEFORE INSERT ON journal_lines
WHEN EXISTS (SELECT 1 FROM journals WHERE cooperative_id = NEW.cooperative_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'books:posted'); END;

-- What an account is does not change once something stands on it: statements of past years would.
CREATE TRIGGER accounts_stay_what_they_are BEFORE UPDATE OF class, cash, subledger ON accounts
WHEN (NEW.class <> OLD.class OR NEW.cash <> OLD.cash OR NEW.subledger <> OLD.subledger)
    AND EXISTS (SELECT 1 FROM journal_lines WHERE cooperative_id = OLD.cooperative_id AND account_code = OLD.code)
BEGIN SELECT RAISE(ABORT, 'books:account-used'); END;
