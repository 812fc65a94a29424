CREATE TABLE books (
    cooperative_id uuid NOT NULL,
    template character varying(200) NOT NULL,
    template_version character varying(200) NOT NULL,
    opened_on date NOT NULL,
    main_unit_code character varying(200) NOT NULL,
    version integer NOT NULL,
    approval_from bigint NOT NULL,
    CONSTRAINT "PK_books" PRIMARY KEY (cooperative_id),
    CONSTRAINT "FK_books_organisations_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE accounts (
    cooperative_id uuid NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    class text NOT NULL,
    line character varying(200) NOT NULL,
    flow character varying(200) NOT NULL,
    cash boolean NOT NULL,
    subledger text NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_accounts" PRIMARY KEY (cooperative_id, code),
    CONSTRAINT "FK_accounts_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE book_heads (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT "PK_book_heads" PRIMARY KEY (cooperative_id),
    CONSTRAINT "FK_book_heads_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE business_units (
    cooperative_id uuid NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT "PK_business_units" PRIMARY KEY (cooperative_id, code),
    CONSTRAINT "FK_business_units_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE members (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    name_key character varying(200) NOT NULL,
    phone character varying(200),
    neighbourhood character varying(200),
    heir character varying(200),
    joined_on date NOT NULL,
    left_on date,
    version integer NOT NULL,
    CONSTRAINT "PK_members" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT "FK_members_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE periods (
    cooperative_id uuid NOT NULL,
    month integer NOT NULL,
    state text NOT NULL,
    reason character varying(2000),
    version integer NOT NULL,
    CONSTRAINT "PK_periods" PRIMARY KEY (cooperative_id, month),
    CONSTRAINT ck_periods_month CHECK (month % 100 BETWEEN 1 AND 12),
    CONSTRAINT "FK_periods_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE balances (
    cooperative_id uuid NOT NULL,
    account_code character varying(200) NOT NULL,
    month integer NOT NULL,
    unit_code character varying(200) NOT NULL,
    party text NOT NULL,
    cash bigint NOT NULL,
    credit bigint NOT NULL,
    debit bigint NOT NULL,
    CONSTRAINT "PK_balances" PRIMARY KEY (cooperative_id, account_code, month, unit_code, party),
    CONSTRAINT ck_balances_sides CHECK (debit >= 0 AND credit >= 0),
    CONSTRAINT "FK_balances_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT
);

CREATE TABLE journal_counters (
    cooperative_id uuid NOT NULL,
    unit_code character varying(200) NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT "PK_journal_counters" PRIMARY KEY (cooperative_id, unit_code, year),
    CONSTRAINT "FK_journal_counters_business_units_cooperative_id_unit_code" FOREIGN KEY (cooperative_id, unit_code) REFERENCES business_units (cooperative_id, code) ON DELETE RESTRICT
);

CREATE TABLE journals (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    unit_code character varying(200) NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    date date NOT NULL,
    kind text NOT NULL,
    description character varying(500) NOT NULL,
    template character varying(200),
    reverses bigint,
    key character varying(100) NOT NULL,
    content bytea NOT NULL,
    hash bytea NOT NULL,
    posted_by uuid,
    posted_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_journals" PRIMARY KEY (cooperative_id, seq),
    CONSTRAINT "FK_journals_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT,
    CONSTRAINT "FK_journals_business_units_cooperative_id_unit_code" FOREIGN KEY (cooperative_id, unit_code) REFERENCES business_units (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_journals_journals_cooperative_id_reverses" FOREIGN KEY (cooperative_id, reverses) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE TABLE subledger_accounts (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    account_code character varying(200) NOT NULL,
    member_id uuid,
    number character varying(40) NOT NULL,
    sign integer NOT NULL,
    state text NOT NULL,
    balance bigint NOT NULL,
    floor bigint NOT NULL,
    CONSTRAINT "PK_subledger_accounts" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT "AK_subledger_accounts_cooperative_id_id_account_code" UNIQUE (cooperative_id, id, account_code),
    CONSTRAINT ck_subledger_accounts_closed CHECK (state <> 'Closed' OR balance = 0),
    CONSTRAINT ck_subledger_accounts_balance CHECK (balance >= 0 AND floor >= 0),
    CONSTRAINT ck_subledger_accounts_sign CHECK (sign IN (-1, 1)),
    CONSTRAINT "FK_subledger_accounts_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_subledger_accounts_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE journal_lines (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    line_no integer NOT NULL,
    account_code character varying(200) NOT NULL,
    unit_code character varying(200) NOT NULL,
    party text NOT NULL,
    member_id uuid,
    subledger_id uuid,
    date date NOT NULL,
    memo character varying(200),
    amount bigint NOT NULL,
    CONSTRAINT "PK_journal_lines" PRIMARY KEY (cooperative_id, seq, line_no),
    CONSTRAINT ck_journal_lines_amount CHECK (amount <> 0),
    CONSTRAINT "FK_journal_lines_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_lines_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "FK_journal_lines_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_lines_subledger_accounts_cooperative_id_subledger_i~" FOREIGN KEY (cooperative_id, subledger_id, account_code) REFERENCES subledger_accounts (cooperative_id, id, account_code) ON DELETE RESTRICT
);

CREATE INDEX "IX_journal_lines_cooperative_id_account_code_date" ON journal_lines (cooperative_id, account_code, date);

CREATE INDEX "IX_journal_lines_cooperative_id_member_id" ON journal_lines (cooperative_id, member_id);

CREATE INDEX "IX_journal_lines_cooperative_id_subledger_id_account_code" ON journal_lines (cooperative_id, subledger_id, account_code);

CREATE INDEX "IX_journals_cooperative_id_date" ON journals (cooperative_id, date);

CREATE UNIQUE INDEX "IX_journals_cooperative_id_key" ON journals (cooperative_id, key);

CREATE UNIQUE INDEX "IX_journals_cooperative_id_reverses" ON journals (cooperative_id, reverses);

CREATE UNIQUE INDEX "IX_journals_cooperative_id_unit_code_year_number" ON journals (cooperative_id, unit_code, year, number);

CREATE INDEX "IX_members_cooperative_id_name_key" ON members (cooperative_id, name_key);

CREATE UNIQUE INDEX "IX_members_cooperative_id_number" ON members (cooperative_id, number);

CREATE INDEX "IX_subledger_accounts_cooperative_id_account_code" ON subledger_accounts (cooperative_id, account_code);

CREATE INDEX "IX_subledger_accounts_cooperative_id_member_id" ON subledger_accounts (cooperative_id, member_id);

CREATE UNIQUE INDEX "IX_subledger_accounts_cooperative_id_number" ON subledger_accounts (cooperative_id, number);

-- What must never happen to books, whoever writes. The lines of a journal come first, the journal itself last: it is
-- the seal, and these triggers look at everything when it is set. A line without a journal does not survive the commit
-- (deferred foreign key). Every refusal is told as books:CODE; both engines use the same codes.
CREATE FUNCTION journals_are_sound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong text;
BEGIN
    SELECT CASE
        WHEN NEW.seq <> h.seq + 1 THEN 'chain'
        WHEN NEW.year <> extract(year FROM NEW.date) OR NEW.number <> COALESCE(n.last, 0) + 1 THEN 'number'
        WHEN NEW.date < b.opened_on THEN 'before-opening'
        WHEN p.state = 'Locked' OR p.state = 'SoftClosed' AND NEW.kind <> 'Adjustment' THEN 'closed-period'
        WHEN (NEW.kind = 'Reversal') <> (NEW.reverses IS NOT NULL) THEN 'reversal'
    END INTO wrong
    FROM books b
    JOIN book_heads h ON h.cooperative_id = b.cooperative_id
    LEFT JOIN journal_counters n ON n.cooperative_id = b.cooperative_id AND n.unit_code = NEW.unit_code AND n.year = NEW.year
    LEFT JOIN periods p ON p.cooperative_id = b.cooperative_id AND p.month = extract(year FROM NEW.date)::int * 100 + extract(month FROM NEW.date)::int
    WHERE b.cooperative_id = NEW.cooperative_id;
    IF wrong IS NULL THEN
        SELECT CASE
            WHEN count(*) < 2 OR sum(l.amount) <> 0 OR bool_or(l.date <> NEW.date) THEN 'unbalanced'
            WHEN bool_or(u.code IS NULL OR NOT u.active) THEN 'unknown-unit'
            WHEN bool_or(NOT a.active) THEN 'inactive-account'
            WHEN bool_or((a.subledger <> 'None') <> (l.subledger_id IS NOT NULL)) THEN 'subledger'
            WHEN bool_or(s.state = 'Closed') THEN 'subledger-closed'
            WHEN bool_or(s.state = 'Blocked' AND l.amount * s.sign < 0) THEN 'subledger-blocked'
        END INTO wrong
        FROM journal_lines l
        JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        LEFT JOIN business_units u ON u.cooperative_id = l.cooperative_id AND u.code = l.unit_code
        LEFT JOIN subledger_accounts s ON s.cooperative_id = l.cooperative_id AND s.id = l.subledger_id
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq;
    END IF;
    IF wrong IS NULL AND NEW.reverses IS NOT NULL AND EXISTS (
        SELECT 1 FROM journal_lines l WHERE l.cooperative_id = NEW.cooperative_id AND l.seq IN (NEW.seq, NEW.reverses)
        GROUP BY l.account_code, l.unit_code, l.party, l.member_id, l.subledger_id HAVING sum(l.amount) <> 0) THEN
        wrong := 'reversal';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'books:%', wrong;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER journals_are_sound BEFORE INSERT ON journals FOR EACH ROW EXECUTE FUNCTION journals_are_sound();

-- Balances, the sub-ledger, the running number and the end of the chain move with the seal, in the same transaction.
CREATE FUNCTION journals_move_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_heads SET seq = NEW.seq, hash = NEW.hash WHERE cooperative_id = NEW.cooperative_id;
    INSERT INTO journal_counters (cooperative_id, unit_code, year, last)
    VALUES (NEW.cooperative_id, NEW.unit_code, NEW.year, NEW.number)
    ON CONFLICT (cooperative_id, unit_code, year) DO UPDATE SET last = excluded.last;
    INSERT INTO balances AS b (cooperative_id, account_code, month, unit_code, party, debit, credit, cash)
    SELECT NEW.cooperative_id, l.account_code, extract(year FROM NEW.date)::int * 100 + extract(month FROM NEW.date)::int, l.unit_code, l.party,
        sum(greatest(l.amount, 0)), sum(greatest(-l.amount, 0)),
        CASE WHEN l.cash OR NOT l.any_cash THEN 0 ELSE -sum(l.amount) END
    FROM (
        SELECT l.account_code, l.unit_code, l.party, l.amount, a.cash, bool_or(a.cash) OVER () AS any_cash
        FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq) l
    GROUP BY l.account_code, l.unit_code, l.party, l.cash, l.any_cash
    ORDER BY l.account_code, l.unit_code, l.party
    ON CONFLICT (cooperative_id, account_code, month, unit_code, party)
    DO UPDATE SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, cash = b.cash + excluded.cash;
    UPDATE subledger_accounts s SET balance = s.balance + s.sign * m.amount
    FROM (
        SELECT l.subledger_id, sum(l.amount) AS amount FROM journal_lines l
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND l.subledger_id IS NOT NULL
        GROUP BY l.subledger_id) m
    WHERE s.cooperative_id = NEW.cooperative_id AND s.id = m.subledger_id;
    RETURN NULL;
END $$;

CREATE TRIGGER journals_move_balances AFTER INSERT ON journals FOR EACH ROW EXECUTE FUNCTION journals_move_balances();

-- Paying in is always welcome; nothing is drawn below the floor.
CREATE FUNCTION subledger_accounts_keep_their_floor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:insufficient';
END $$;

CREATE TRIGGER subledger_accounts_keep_their_floor BEFORE UPDATE OF balance ON subledger_accounts
FOR EACH ROW WHEN (NEW.balance < OLD.balance AND NEW.balance < NEW.floor)
EXECUTE FUNCTION subledger_accounts_keep_their_floor();

-- Posted is posted.
CREATE FUNCTION posted_is_posted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:posted';
END $$;

CREATE TRIGGER journals_never_change BEFORE UPDATE OR DELETE ON journals FOR EACH ROW EXECUTE FUNCTION posted_is_posted();

CREATE TRIGGER journal_lines_never_change BEFORE UPDATE OR DELETE ON journal_lines FOR EACH ROW EXECUTE FUNCTION posted_is_posted();

CREATE FUNCTION journal_lines_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM journals WHERE cooperative_id = NEW.cooperative_id AND seq = NEW.seq) THEN
        RAISE EXCEPTION 'books:posted';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER journal_lines_come_first BEFORE INSERT ON journal_lines FOR EACH ROW EXECUTE FUNCTION journal_lines_come_first();

-- What an account is does not change once something stands on it: statements of past years would.
CREATE FUNCTION accounts_stay_what_they_are() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM journal_lines WHERE cooperative_id = OLD.cooperative_id AND account_code = OLD.code) THEN
        RAISE EXCEPTION 'books:account-used';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER accounts_stay_what_they_are BEFORE UPDATE OF class, cash, subledger ON accounts
FOR EACH ROW WHEN (NEW.class <> OLD.class OR NEW.cash <> OLD.cash OR NEW.subledger <> OLD.subledger)
EXECUTE FUNCTION accounts_stay_what_they_are();

-- One posting, one call, one co-op: its head row is held first, so that one journal follows another. "before" is the
-- content of the journal that was posted with this key earlier; null where this call posted it.
CREATE FUNCTION post_journal(
    p_cooperative uuid, p_key text, p_content bytea, p_unit text, p_date date, p_kind text, p_description text, p_template text,
    p_reverses bigint, p_by uuid, p_at timestamptz, p_accounts text[], p_amounts bigint[], p_units text[], p_parties text[],
    p_members uuid[], p_subledgers uuid[], p_memos text[],
    OUT seq bigint, OUT number int, OUT before bytea) LANGUAGE plpgsql AS $$
DECLARE
    head book_heads%ROWTYPE;
    in_year int := extract(year FROM p_date);
    chain bytea;
BEGIN
    PERFORM set_config('naikkelas.cooperative', p_cooperative::text, true);
    SELECT * INTO head FROM book_heads h WHERE h.cooperative_id = p_cooperative FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'books:no-books';
    END IF;
    SELECT j.seq, j.number, j.content INTO seq, number, before FROM journals j WHERE j.cooperative_id = p_cooperative AND j.key = p_key;
    IF FOUND THEN
        RETURN;
    END IF;
    seq := head.seq + 1;
    number := COALESCE((
        SELECT c.last FROM journal_counters c WHERE c.cooperative_id = p_cooperative AND c.unit_code = p_unit AND c.year = in_year), 0) + 1;
    chain := sha256(head.hash || p_content || convert_to(
        seq || '|' || number || '|' || p_key || '|' || COALESCE(p_by::text, '') || '|' || (extract(epoch FROM p_at) * 1000000)::bigint, 'UTF8'));
    INSERT INTO journal_lines (cooperative_id, seq, line_no, account_code, amount, unit_code, party, member_id, subledger_id, date, memo)
    SELECT p_cooperative, post_journal.seq, l.line_no, l.account, l.amount, l.unit, l.party, l.member, l.subledger, p_date, l.memo
    FROM unnest(p_accounts, p_amounts, p_units, p_parties, p_members, p_subledgers, p_memos)
        WITH ORDINALITY AS l(account, amount, unit, party, member, subledger, memo, line_no);
    INSERT INTO journals (cooperative_id, seq, unit_code, year, number, date, kind, description, template, reverses, key, content, hash, posted_by, posted_at)
    VALUES (p_cooperative, seq, p_unit, in_year, number, p_date, p_kind, p_description, p_template, p_reverses, p_key, p_content, chain, p_by, p_at);
END $$;

-- Nobody sees books without saying whose. Whoever owns the tables is bound as well; only a superuser is not, so the
-- program must not connect as one. Sums over many co-ops are read from balances, by those who say so.
DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['book_heads', 'business_units', 'accounts', 'periods', 'members', 'journals', 'journal_lines', 'journal_counters', 'balances', 'subledger_accounts'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['book_heads', 'accounts', 'periods', 'balances'] LOOP
        EXECUTE format('CREATE POLICY rollup ON %I FOR SELECT USING (current_setting(''naikkelas.rollup'', true) = ''on'')', t);
    END LOOP;
END $$;
