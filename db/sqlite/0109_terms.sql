-- Terms of savings (simpanan berjangka): a sum on a passbook that stays until a day.
CREATE TABLE "savings_terms" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "subledger_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "starts_on" TEXT NOT NULL,
    "matures_on" TEXT NOT NULL,
    "months" INTEGER NOT NULL,
    "rate" INTEGER NOT NULL,
    "at_maturity" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "ended_on" TEXT NULL,
    "reason" TEXT NULL,
    "extends" TEXT NULL,
    "seq" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "penalty" INTEGER NOT NULL,
    CONSTRAINT "PK_savings_terms" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_savings_terms_months" CHECK (months BETWEEN 1 AND 60),
    CONSTRAINT "ck_savings_terms_rate" CHECK (rate BETWEEN 0 AND 10000),
    CONSTRAINT "ck_savings_terms_amount" CHECK (amount > 0 AND penalty BETWEEN 0 AND amount),
    CONSTRAINT "ck_savings_terms_ended" CHECK ((state = 'Running') = (ended_on IS NULL) AND (state = 'Broken') = (reason IS NOT NULL)),
    CONSTRAINT "FK_savings_terms_subledger_accounts_cooperative_id_subledger_id" FOREIGN KEY ("cooperative_id", "subledger_id") REFERENCES "subledger_accounts" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_savings_terms_savings_terms_cooperative_id_extends" FOREIGN KEY ("cooperative_id", "extends") REFERENCES "savings_terms" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_savings_terms_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_savings_terms_cooperative_id_subledger_id" ON "savings_terms" ("cooperative_id", "subledger_id") WHERE state = 'Running';

CREATE UNIQUE INDEX "IX_savings_terms_cooperative_id_subledger_id_number" ON "savings_terms" ("cooperative_id", "subledger_id", "number");

CREATE UNIQUE INDEX "IX_savings_terms_cooperative_id_extends" ON "savings_terms" ("cooperative_id", "extends");

CREATE INDEX "IX_savings_terms_cooperative_id_matures_on" ON "savings_terms" ("cooperative_id", "matures_on");

CREATE INDEX "IX_savings_terms_cooperative_id_seq" ON "savings_terms" ("cooperative_id", "seq");

-- While a term runs its passbook holds it: the floor is at least its amount, and so is the balance.
CREATE TRIGGER savings_terms_are_held BEFORE INSERT ON savings_terms
WHEN NEW.state = 'Running' AND NOT EXISTS (
    SELECT 1 FROM subledger_accounts s
    WHERE s.cooperative_id = NEW.cooperative_id AND s.id = NEW.subledger_id
    AND s.floor >= NEW.amount AND s.balance >= NEW.amount)
BEGIN SELECT RAISE(ABORT, 'books:term-not-held'); END;

CREATE TRIGGER subledger_accounts_hold_their_term BEFORE UPDATE OF floor ON subledger_accounts
WHEN NEW.floor < OLD.floor AND EXISTS (
    SELECT 1 FROM savings_terms t
    WHERE t.cooperative_id = NEW.cooperative_id AND t.subledger_id = NEW.id
    AND t.state = 'Running' AND t.amount > NEW.floor)
BEGIN SELECT RAISE(ABORT, 'books:term-not-held'); END;

-- What has ended has ended; what was agreed is not changed.
CREATE TRIGGER savings_terms_end_once BEFORE UPDATE ON savings_terms
WHEN (OLD.state <> 'Running' AND (NEW.state <> OLD.state OR NEW.ended_on <> OLD.ended_on OR OLD.seq IS NOT NULL))
    OR NEW.amount <> OLD.amount OR NEW.starts_on <> OLD.starts_on OR NEW.matures_on <> OLD.matures_on
    OR NEW.rate <> OLD.rate OR NEW.subledger_id <> OLD.subledger_id
BEGIN SELECT RAISE(ABORT, 'books:term-stays'); END;

CREATE TRIGGER savings_terms_never_go BEFORE DELETE ON savings_terms
BEGIN SELECT RAISE(ABORT, 'books:term-stays'); END;
