-- Loans to members: application, approvals, schedule, payments. What is left of a loan stands on its card of the sub-ledger.
CREATE TABLE "loans" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "grace_months" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "security" TEXT NULL,
    "related" INTEGER NOT NULL,
    "applied_on" TEXT NOT NULL,
    "applied_by" TEXT NULL,
    "reason" TEXT NULL,
    "disbursed_on" TEXT NULL,
    "subledger_id" TEXT NULL,
    "seq" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "ability" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "fee" INTEGER NOT NULL,
    "other_loans" INTEGER NOT NULL,
    "round_to" INTEGER NOT NULL,
    CONSTRAINT "PK_loans" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_loans_amount" CHECK (amount > 0 AND fee BETWEEN 0 AND amount),
    CONSTRAINT "ck_loans_disbursed" CHECK ((state = 'Disbursed') = (subledger_id IS NOT NULL) AND (state = 'Disbursed') = (disbursed_on IS NOT NULL)),
    CONSTRAINT "ck_loans_refused" CHECK ((state = 'Refused') = (reason IS NOT NULL)),
    CONSTRAINT "FK_loans_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT,
    CONSTRAINT "FK_loans_members_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "members" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_loans_subledger_accounts_cooperative_id_subledger_id" FOREIGN KEY ("cooperative_id", "subledger_id") REFERENCES "subledger_accounts" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "loan_approvals" (
    "cooperative_id" TEXT NOT NULL,
    "loan_id" TEXT NOT NULL,
    "approved_by" TEXT NOT NULL,
    "approved_at" TEXT NOT NULL,
    CONSTRAINT "PK_loan_approvals" PRIMARY KEY ("cooperative_id", "loan_id", "approved_by"),
    CONSTRAINT "FK_loan_approvals_loans_cooperative_id_loan_id" FOREIGN KEY ("cooperative_id", "loan_id") REFERENCES "loans" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "loan_instalments" (
    "cooperative_id" TEXT NOT NULL,
    "loan_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "due" TEXT NOT NULL,
    "interest" INTEGER NOT NULL,
    "principal" INTEGER NOT NULL,
    CONSTRAINT "PK_loan_instalments" PRIMARY KEY ("cooperative_id", "loan_id", "no"),
    CONSTRAINT "FK_loan_instalments_loans_cooperative_id_loan_id" FOREIGN KEY ("cooperative_id", "loan_id") REFERENCES "loans" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "loan_payments" (
    "cooperative_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "loan_id" TEXT NOT NULL,
    "paid_on" TEXT NOT NULL,
    "interest" INTEGER NOT NULL,
    "penalty" INTEGER NOT NULL,
    "principal" INTEGER NOT NULL,
    CONSTRAINT "PK_loan_payments" PRIMARY KEY ("cooperative_id", "seq"),
    CONSTRAINT "ck_loan_payments_parts" CHECK (principal >= 0 AND interest >= 0 AND penalty >= 0 AND principal + interest + penalty > 0),
    CONSTRAINT "FK_loan_payments_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT,
    CONSTRAINT "FK_loan_payments_loans_cooperative_id_loan_id" FOREIGN KEY ("cooperative_id", "loan_id") REFERENCES "loans" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE INDEX "IX_loans_cooperative_id_member_id" ON "loans" ("cooperative_id", "member_id");

CREATE UNIQUE INDEX "IX_loans_cooperative_id_number" ON "loans" ("cooperative_id", "number");

CREATE INDEX "IX_loans_cooperative_id_seq" ON "loans" ("cooperative_id", "seq");

CREATE UNIQUE INDEX "IX_loans_cooperative_id_subledger_id" ON "loans" ("cooperative_id", "subledger_id");

CREATE INDEX "IX_loan_instalments_cooperative_id_due" ON "loan_instalments" ("cooperative_id", "due");

CREATE INDEX "IX_loan_payments_cooperative_id_loan_id" ON "loan_payments" ("cooperative_id", "loan_id");


-- What was paid out stays as it was agreed: the schedule is history, and so are the terms it follows from.
CREATE TRIGGER loans_stay_agreed BEFORE UPDATE ON loans
WHEN OLD.state IN ('Disbursed', 'Refused') AND NEW.state <> OLD.state
    OR NEW.amount <> OLD.amount OR NEW.fee <> OLD.fee OR NEW.rate <> OLD.rate OR NEW.months <> OLD.months
    OR NEW.grace_months <> OLD.grace_months OR NEW.method <> OLD.method OR NEW.member_id <> OLD.member_id
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loans_never_go BEFORE DELETE ON loans
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_instalments_stay_update BEFORE UPDATE ON loan_instalments
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_instalments_stay_delete BEFORE DELETE ON loan_instalments
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_payments_stay_update BEFORE UPDATE ON loan_payments
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_payments_stay_delete BEFORE DELETE ON loan_payments
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_approvals_stay_update BEFORE UPDATE ON loan_approvals
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_approvals_stay_delete BEFORE DELETE ON loan_approvals
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;
