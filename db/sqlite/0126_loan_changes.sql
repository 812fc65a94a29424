-- What happens to a loan after it was paid out: another schedule, a write-off, what comes in after it. And schedules that
-- follow the harvest.
ALTER TABLE "loans" ADD COLUMN "schedule" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "loans" ADD COLUMN "principal_months" TEXT NULL;
ALTER TABLE "loans" ADD COLUMN "service_at_harvest" INTEGER NOT NULL DEFAULT 0;

-- Rows of all schedules a loan ever had, numbered from one.
CREATE TABLE "loan_rows" (
    "cooperative_id" TEXT NOT NULL,
    "loan_id" TEXT NOT NULL,
    "schedule" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "due" TEXT NOT NULL,
    "interest" INTEGER NOT NULL,
    "principal" INTEGER NOT NULL,
    CONSTRAINT "PK_loan_instalments" PRIMARY KEY ("cooperative_id", "loan_id", "schedule", "no"),
    CONSTRAINT "ck_loan_instalments_parts" CHECK (principal >= 0 AND interest >= 0),
    CONSTRAINT "FK_loan_instalments_loans_cooperative_id_loan_id" FOREIGN KEY ("cooperative_id", "loan_id") REFERENCES "loans" ("cooperative_id", "id") ON DELETE RESTRICT
);
INSERT INTO "loan_rows" SELECT cooperative_id, loan_id, 1, no, due, interest, principal FROM loan_instalments;
DROP TABLE "loan_instalments";
ALTER TABLE "loan_rows" RENAME TO "loan_instalments";
CREATE INDEX "IX_loan_instalments_cooperative_id_due" ON "loan_instalments" ("cooperative_id", "due");

CREATE TABLE "loan_requests" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "loan_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_on" TEXT NOT NULL,
    "asked_by" TEXT NULL,
    "meeting" TEXT NULL,
    "rate" INTEGER NULL,
    "months" INTEGER NULL,
    "grace_months" INTEGER NULL,
    "method" TEXT NULL,
    "round_to" INTEGER NULL,
    "principal_months" TEXT NULL,
    "service_at_harvest" INTEGER NOT NULL,
    "capitalise" INTEGER NOT NULL,
    "decided_on" TEXT NULL,
    "refusal" TEXT NULL,
    "schedule" INTEGER NULL,
    "starts" TEXT NULL,
    "class_before" TEXT NULL,
    "principal" INTEGER NULL,
    "service" INTEGER NULL,
    "paid_before" INTEGER NULL,
    "seq" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_loan_requests" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_loan_requests_agreed" CHECK ((state = 'Agreed') = (principal IS NOT NULL) AND (state = 'Agreed') = (service IS NOT NULL) AND (state = 'Agreed' AND kind = 'Reschedule') = (schedule IS NOT NULL) AND (kind <> 'WriteOff' OR (state = 'Agreed') = (seq IS NOT NULL))),
    CONSTRAINT "ck_loan_requests_decided" CHECK ((state = 'Asked') = (decided_on IS NULL) AND (state = 'Refused') = (refusal IS NOT NULL)),
    CONSTRAINT "ck_loan_requests_terms" CHECK ((kind = 'Reschedule') = (rate IS NOT NULL) AND (kind = 'Reschedule') = (months IS NOT NULL) AND (kind = 'Reschedule') = (method IS NOT NULL) AND (kind = 'Reschedule') = (round_to IS NOT NULL)),
    CONSTRAINT "FK_loan_requests_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT,
    CONSTRAINT "FK_loan_requests_loans_cooperative_id_loan_id" FOREIGN KEY ("cooperative_id", "loan_id") REFERENCES "loans" ("cooperative_id", "id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_loan_requests_cooperative_id_loan_id" ON "loan_requests" ("cooperative_id", "loan_id") WHERE state = 'Asked';
CREATE UNIQUE INDEX "IX_loan_requests_cooperative_id_loan_id_schedule" ON "loan_requests" ("cooperative_id", "loan_id", "schedule");
CREATE INDEX "IX_loan_requests_cooperative_id_seq" ON "loan_requests" ("cooperative_id", "seq");

CREATE TABLE "loan_request_approvals" (
    "cooperative_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "approved_by" TEXT NOT NULL,
    "approved_at" TEXT NOT NULL,
    CONSTRAINT "PK_loan_request_approvals" PRIMARY KEY ("cooperative_id", "request_id", "approved_by"),
    CONSTRAINT "FK_loan_request_approvals_loan_requests_cooperative_id_request_id" FOREIGN KEY ("cooperative_id", "request_id") REFERENCES "loan_requests" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "loan_recoveries" (
    "cooperative_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "request_id" TEXT NOT NULL,
    "paid_on" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_loan_recoveries" PRIMARY KEY ("cooperative_id", "seq"),
    CONSTRAINT "ck_loan_recoveries_amount" CHECK (amount > 0),
    CONSTRAINT "FK_loan_recoveries_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT,
    CONSTRAINT "FK_loan_recoveries_loan_requests_cooperative_id_request_id" FOREIGN KEY ("cooperative_id", "request_id") REFERENCES "loan_requests" ("cooperative_id", "id") ON DELETE RESTRICT
);
CREATE INDEX "IX_loan_recoveries_cooperative_id_request_id" ON "loan_recoveries" ("cooperative_id", "request_id");

-- What was paid out stays as it was agreed; nobody who has left is lent anything.
DROP TRIGGER loans_stay_agreed;
CREATE TRIGGER loans_stay_agreed BEFORE UPDATE ON loans
WHEN OLD.state IN ('Disbursed', 'Refused') AND NEW.state <> OLD.state
    OR NEW.amount <> OLD.amount OR NEW.fee <> OLD.fee OR NEW.rate <> OLD.rate OR NEW.months <> OLD.months
    OR NEW.grace_months <> OLD.grace_months OR NEW.method <> OLD.method OR NEW.member_id <> OLD.member_id
    OR NEW.round_to <> OLD.round_to OR NEW.principal_months IS NOT OLD.principal_months
    OR NEW.service_at_harvest <> OLD.service_at_harvest
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loans_to_members BEFORE UPDATE ON loans
WHEN NEW.state = 'Disbursed' AND OLD.state <> 'Disbursed' AND NOT EXISTS (
    SELECT 1 FROM members m WHERE m.cooperative_id = NEW.cooperative_id AND m.id = NEW.member_id AND m.left_on IS NULL)
BEGIN SELECT RAISE(ABORT, 'books:loan-member'); END;

CREATE TRIGGER members_leave_empty BEFORE UPDATE ON members
WHEN NEW.left_on IS NOT NULL AND OLD.left_on IS NULL AND EXISTS (
    SELECT 1 FROM subledger_accounts s WHERE s.cooperative_id = NEW.cooperative_id AND s.member_id = NEW.id AND s.balance > 0)
BEGIN SELECT RAISE(ABORT, 'books:member-has-balance'); END;

-- The next schedule comes into force whole: its rows repay what stands on the card, to the rupiah.
CREATE TRIGGER loans_follow_schedule BEFORE UPDATE ON loans
WHEN NEW.schedule <> OLD.schedule AND (
    NEW.schedule <> OLD.schedule + 1
    OR (SELECT sum(r.principal) FROM loan_instalments r
        WHERE r.cooperative_id = NEW.cooperative_id AND r.loan_id = NEW.id AND r.schedule = NEW.schedule)
    IS NOT (SELECT s.balance FROM subledger_accounts s WHERE s.cooperative_id = NEW.cooperative_id AND s.id = NEW.subledger_id))
BEGIN SELECT RAISE(ABORT, 'books:loan-schedule'); END;

-- A schedule in force gets no row more, loses none and changes none.
CREATE TRIGGER loan_instalments_come_first BEFORE INSERT ON loan_instalments
WHEN NOT EXISTS (
    SELECT 1 FROM loans l WHERE l.cooperative_id = NEW.cooperative_id AND l.id = NEW.loan_id
        AND (NEW.schedule = l.schedule + 1 OR NEW.schedule = 1 AND l.schedule = 1 AND l.seq IS NULL))
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_instalments_stay_update BEFORE UPDATE ON loan_instalments
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_instalments_stay_delete BEFORE DELETE ON loan_instalments
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

-- Asked once, decided once, by two people at least who did not write it.
CREATE TRIGGER loan_requests_stay BEFORE UPDATE ON loan_requests
WHEN OLD.state <> 'Asked' OR NEW.kind <> OLD.kind OR NEW.loan_id <> OLD.loan_id OR NEW.reason <> OLD.reason
    OR NEW.rate IS NOT OLD.rate OR NEW.months IS NOT OLD.months OR NEW.grace_months IS NOT OLD.grace_months
    OR NEW.method IS NOT OLD.method OR NEW.round_to IS NOT OLD.round_to
    OR NEW.principal_months IS NOT OLD.principal_months OR NEW.service_at_harvest <> OLD.service_at_harvest
    OR NEW.capitalise <> OLD.capitalise
BEGIN SELECT RAISE(ABORT, 'books:loan-request-stays'); END;

CREATE TRIGGER loan_requests_by_two BEFORE UPDATE ON loan_requests
WHEN NEW.state = 'Agreed' AND (
    SELECT count(*) FROM loan_request_approvals a
    WHERE a.cooperative_id = NEW.cooperative_id AND a.request_id = NEW.id) < 2
BEGIN SELECT RAISE(ABORT, 'books:loan-request-two'); END;

CREATE TRIGGER loan_requests_begin_asked BEFORE INSERT ON loan_requests
WHEN NEW.state <> 'Asked'
BEGIN SELECT RAISE(ABORT, 'books:loan-request-stays'); END;

CREATE TRIGGER loan_requests_never_go BEFORE DELETE ON loan_requests
BEGIN SELECT RAISE(ABORT, 'books:loan-request-stays'); END;

CREATE TRIGGER loan_request_approvals_by_others BEFORE INSERT ON loan_request_approvals
WHEN NOT EXISTS (
    SELECT 1 FROM loan_requests q WHERE q.cooperative_id = NEW.cooperative_id AND q.id = NEW.request_id
        AND q.state = 'Asked' AND q.asked_by IS NOT NEW.approved_by)
BEGIN SELECT RAISE(ABORT, 'books:loan-request-own'); END;

CREATE TRIGGER loan_request_approvals_stay_update BEFORE UPDATE ON loan_request_approvals
BEGIN SELECT RAISE(ABORT, 'books:loan-request-stays'); END;

CREATE TRIGGER loan_request_approvals_stay_delete BEFORE DELETE ON loan_request_approvals
BEGIN SELECT RAISE(ABORT, 'books:loan-request-stays'); END;

-- What was written off is paid as a recovery, never as an instalment, and never beyond what is owed.
CREATE TRIGGER loan_payments_until_written_off BEFORE INSERT ON loan_payments
WHEN EXISTS (
    SELECT 1 FROM loan_requests q WHERE q.cooperative_id = NEW.cooperative_id AND q.loan_id = NEW.loan_id
        AND q.kind = 'WriteOff' AND q.state = 'Agreed'
        AND NOT EXISTS (SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = q.seq))
BEGIN SELECT RAISE(ABORT, 'books:loan-written-off'); END;

CREATE TRIGGER loan_recoveries_of_written_off BEFORE INSERT ON loan_recoveries
WHEN NOT EXISTS (
    SELECT 1 FROM loan_requests q WHERE q.cooperative_id = NEW.cooperative_id AND q.id = NEW.request_id
        AND q.kind = 'WriteOff' AND q.state = 'Agreed'
        AND NOT EXISTS (SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = q.seq)
        AND q.principal + q.service >= NEW.amount + COALESCE((
            SELECT sum(r.amount) FROM loan_recoveries r
            WHERE r.cooperative_id = NEW.cooperative_id AND r.request_id = NEW.request_id AND NOT EXISTS (
                SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = r.seq)), 0))
BEGIN SELECT RAISE(ABORT, 'books:loan-recovery'); END;

CREATE TRIGGER loan_recoveries_stay_update BEFORE UPDATE ON loan_recoveries
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_recoveries_stay_delete BEFORE DELETE ON loan_recoveries
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

-- What stands on another is taken back last: a write-off after its recoveries, a payment after the write-off.
CREATE TRIGGER journals_hold_loans BEFORE INSERT ON journals
WHEN NEW.reverses IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'books:loan-recovered') WHERE EXISTS (
        SELECT 1 FROM loan_requests q
        JOIN loan_recoveries r ON r.cooperative_id = q.cooperative_id AND r.request_id = q.id
        WHERE q.cooperative_id = NEW.cooperative_id AND q.seq = NEW.reverses AND q.kind = 'WriteOff' AND NOT EXISTS (
            SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = r.seq));
    SELECT RAISE(ABORT, 'books:loan-written-off') WHERE EXISTS (
        SELECT 1 FROM loan_payments p
        JOIN loan_requests q ON q.cooperative_id = p.cooperative_id AND q.loan_id = p.loan_id
        WHERE p.cooperative_id = NEW.cooperative_id AND p.seq = NEW.reverses AND q.kind = 'WriteOff' AND q.state = 'Agreed' AND NOT EXISTS (
            SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = q.seq));
    SELECT RAISE(ABORT, 'books:loan-rescheduled') WHERE EXISTS (
        SELECT 1 FROM loan_requests q
        WHERE q.cooperative_id = NEW.cooperative_id AND q.seq = NEW.reverses AND q.kind = 'Reschedule')
        OR EXISTS (SELECT 1 FROM loans l WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.reverses AND l.schedule > 1);
END;
