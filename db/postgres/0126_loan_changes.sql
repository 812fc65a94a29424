-- What happens to a loan after it was paid out: another schedule, a write-off, what comes in after it. And schedules that
-- follow the harvest.
ALTER TABLE loans ADD COLUMN schedule integer NOT NULL DEFAULT 1;
ALTER TABLE loans ADD COLUMN principal_months character varying(200) NULL;
ALTER TABLE loans ADD COLUMN service_at_harvest boolean NOT NULL DEFAULT false;

-- Rows of all schedules a loan ever had, numbered from one.
ALTER TABLE loan_instalments ADD COLUMN schedule integer NOT NULL DEFAULT 1;
ALTER TABLE loan_instalments ALTER COLUMN schedule DROP DEFAULT;
ALTER TABLE loan_instalments DROP CONSTRAINT "PK_loan_instalments";
ALTER TABLE loan_instalments ADD CONSTRAINT "PK_loan_instalments" PRIMARY KEY (cooperative_id, loan_id, schedule, no);
ALTER TABLE loan_instalments ADD CONSTRAINT ck_loan_instalments_parts CHECK (principal >= 0 AND interest >= 0);

CREATE TABLE loan_requests (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    loan_id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    reason character varying(500) NOT NULL,
    asked_on date NOT NULL,
    asked_by uuid NULL,
    meeting character varying(200) NULL,
    rate integer NULL,
    months integer NULL,
    grace_months integer NULL,
    method text NULL,
    round_to bigint NULL,
    principal_months character varying(200) NULL,
    service_at_harvest boolean NOT NULL,
    capitalise boolean NOT NULL,
    decided_on date NULL,
    refusal character varying(500) NULL,
    schedule integer NULL,
    starts date NULL,
    class_before text NULL,
    principal bigint NULL,
    service bigint NULL,
    paid_before bigint NULL,
    seq bigint NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_loan_requests" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_loan_requests_agreed CHECK ((state = 'Agreed') = (principal IS NOT NULL) AND (state = 'Agreed') = (service IS NOT NULL) AND (state = 'Agreed' AND kind = 'Reschedule') = (schedule IS NOT NULL) AND (kind <> 'WriteOff' OR (state = 'Agreed') = (seq IS NOT NULL))),
    CONSTRAINT ck_loan_requests_decided CHECK ((state = 'Asked') = (decided_on IS NULL) AND (state = 'Refused') = (refusal IS NOT NULL)),
    CONSTRAINT ck_loan_requests_terms CHECK ((kind = 'Reschedule') = (rate IS NOT NULL) AND (kind = 'Reschedule') = (months IS NOT NULL) AND (kind = 'Reschedule') = (method IS NOT NULL) AND (kind = 'Reschedule') = (round_to IS NOT NULL)),
    CONSTRAINT "FK_loan_requests_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT,
    CONSTRAINT "FK_loan_requests_loans_cooperative_id_loan_id" FOREIGN KEY (cooperative_id, loan_id) REFERENCES loans (cooperative_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_loan_requests_cooperative_id_loan_id" ON loan_requests (cooperative_id, loan_id) WHERE state = 'Asked';
CREATE UNIQUE INDEX "IX_loan_requests_cooperative_id_loan_id_schedule" ON loan_requests (cooperative_id, loan_id, schedule);
CREATE INDEX "IX_loan_requests_cooperative_id_seq" ON loan_requests (cooperative_id, seq);

CREATE TABLE loan_request_approvals (
    cooperative_id uuid NOT NULL,
    request_id uuid NOT NULL,
    approved_by uuid NOT NULL,
    approved_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_loan_request_approvals" PRIMARY KEY (cooperative_id, request_id, approved_by),
    CONSTRAINT "FK_loan_request_approvals_loan_requests_cooperative_id_request~" FOREIGN KEY (cooperative_id, request_id) REFERENCES loan_requests (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE loan_recoveries (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    request_id uuid NOT NULL,
    paid_on date NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_loan_recoveries" PRIMARY KEY (cooperative_id, seq),
    CONSTRAINT ck_loan_recoveries_amount CHECK (amount > 0),
    CONSTRAINT "FK_loan_recoveries_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT,
    CONSTRAINT "FK_loan_recoveries_loan_requests_cooperative_id_request_id" FOREIGN KEY (cooperative_id, request_id) REFERENCES loan_requests (cooperative_id, id) ON DELETE RESTRICT
);
CREATE INDEX "IX_loan_recoveries_cooperative_id_request_id" ON loan_recoveries (cooperative_id, request_id);

-- What was paid out stays as it was agreed; nobody who has left is lent anything; the next schedule comes into force whole:
-- its rows repay what stands on the card, to the rupiah.
DROP TRIGGER loans_stay_agreed ON loans;
CREATE TRIGGER loans_stay_agreed BEFORE UPDATE ON loans
FOR EACH ROW WHEN (OLD.state IN ('Disbursed', 'Refused') AND NEW.state <> OLD.state
    OR (NEW.amount, NEW.fee, NEW.rate, NEW.months, NEW.grace_months, NEW.method, NEW.member_id, NEW.round_to, NEW.principal_months, NEW.service_at_harvest)
        IS DISTINCT FROM (OLD.amount, OLD.fee, OLD.rate, OLD.months, OLD.grace_months, OLD.method, OLD.member_id, OLD.round_to, OLD.principal_months, OLD.service_at_harvest))
EXECUTE FUNCTION loans_stay_agreed();

CREATE FUNCTION loans_move_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'Disbursed' AND OLD.state <> 'Disbursed' AND NOT EXISTS (
        SELECT 1 FROM members m WHERE m.cooperative_id = NEW.cooperative_id AND m.id = NEW.member_id AND m.left_on IS NULL) THEN
        RAISE EXCEPTION 'books:loan-member';
    END IF;
    IF NEW.schedule <> OLD.schedule AND (
        NEW.schedule <> OLD.schedule + 1
        OR (SELECT sum(r.principal) FROM loan_instalments r
            WHERE r.cooperative_id = NEW.cooperative_id AND r.loan_id = NEW.id AND r.schedule = NEW.schedule)
        IS DISTINCT FROM (SELECT s.balance FROM subledger_accounts s WHERE s.cooperative_id = NEW.cooperative_id AND s.id = NEW.subledger_id)) THEN
        RAISE EXCEPTION 'books:loan-schedule';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loans_move_on BEFORE UPDATE ON loans FOR EACH ROW EXECUTE FUNCTION loans_move_on();

CREATE FUNCTION members_leave_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM subledger_accounts s WHERE s.cooperative_id = NEW.cooperative_id AND s.member_id = NEW.id AND s.balance > 0) THEN
        RAISE EXCEPTION 'books:member-has-balance';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER members_leave_empty BEFORE UPDATE ON members
FOR EACH ROW WHEN (NEW.left_on IS NOT NULL AND OLD.left_on IS NULL) EXECUTE FUNCTION members_leave_empty();

-- A schedule in force gets no row more, loses none and changes none.
CREATE FUNCTION loan_instalments_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM loans l WHERE l.cooperative_id = NEW.cooperative_id AND l.id = NEW.loan_id
            AND (NEW.schedule = l.schedule + 1 OR NEW.schedule = 1 AND l.schedule = 1 AND l.seq IS NULL)) THEN
        RAISE EXCEPTION 'books:loan-stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_instalments_come_first BEFORE INSERT ON loan_instalments FOR EACH ROW EXECUTE FUNCTION loan_instalments_come_first();

-- Asked once, decided once, by two people at least who did not write it.
CREATE FUNCTION loan_requests_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:loan-request-stays';
END $$;
CREATE TRIGGER loan_requests_stay BEFORE UPDATE ON loan_requests
FOR EACH ROW WHEN (OLD.state <> 'Asked'
    OR (NEW.kind, NEW.loan_id, NEW.reason, NEW.rate, NEW.months, NEW.grace_months, NEW.method, NEW.round_to, NEW.principal_months, NEW.service_at_harvest, NEW.capitalise)
        IS DISTINCT FROM (OLD.kind, OLD.loan_id, OLD.reason, OLD.rate, OLD.months, OLD.grace_months, OLD.method, OLD.round_to, OLD.principal_months, OLD.service_at_harvest, OLD.capitalise))
EXECUTE FUNCTION loan_requests_stay();
CREATE TRIGGER loan_requests_begin_asked BEFORE INSERT ON loan_requests
FOR EACH ROW WHEN (NEW.state <> 'Asked') EXECUTE FUNCTION loan_requests_stay();
CREATE TRIGGER loan_requests_never_go BEFORE DELETE ON loan_requests FOR EACH ROW EXECUTE FUNCTION loan_requests_stay();
CREATE TRIGGER loan_request_approvals_stay BEFORE UPDATE OR DELETE ON loan_request_approvals FOR EACH ROW EXECUTE FUNCTION loan_requests_stay();
CREATE TRIGGER loan_recoveries_stay BEFORE UPDATE OR DELETE ON loan_recoveries FOR EACH ROW EXECUTE FUNCTION loans_stay_agreed();

CREATE FUNCTION loan_requests_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM loan_request_approvals a WHERE a.cooperative_id = NEW.cooperative_id AND a.request_id = NEW.id) < 2 THEN
        RAISE EXCEPTION 'books:loan-request-two';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_requests_by_two BEFORE UPDATE ON loan_requests
FOR EACH ROW WHEN (NEW.state = 'Agreed') EXECUTE FUNCTION loan_requests_by_two();

CREATE FUNCTION loan_request_approvals_by_others() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM loan_requests q WHERE q.cooperative_id = NEW.cooperative_id AND q.id = NEW.request_id
            AND q.state = 'Asked' AND q.asked_by IS DISTINCT FROM NEW.approved_by) THEN
        RAISE EXCEPTION 'books:loan-request-own';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_request_approvals_by_others BEFORE INSERT ON loan_request_approvals
FOR EACH ROW EXECUTE FUNCTION loan_request_approvals_by_others();

-- What was written off is paid as a recovery, never as an instalment, and never beyond what is owed.
CREATE FUNCTION loan_payments_until_written_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM loan_requests q WHERE q.cooperative_id = NEW.cooperative_id AND q.loan_id = NEW.loan_id
            AND q.kind = 'WriteOff' AND q.state = 'Agreed'
            AND NOT EXISTS (SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = q.seq)) THEN
        RAISE EXCEPTION 'books:loan-written-off';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_payments_until_written_off BEFORE INSERT ON loan_payments
FOR EACH ROW EXECUTE FUNCTION loan_payments_until_written_off();

CREATE FUNCTION loan_recoveries_of_written_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM loan_requests q WHERE q.cooperative_id = NEW.cooperative_id AND q.id = NEW.request_id
            AND q.kind = 'WriteOff' AND q.state = 'Agreed'
            AND NOT EXISTS (SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = q.seq)
            AND q.principal + q.service >= NEW.amount + COALESCE((
                SELECT sum(r.amount) FROM loan_recoveries r
                WHERE r.cooperative_id = NEW.cooperative_id AND r.request_id = NEW.request_id AND NOT EXISTS (
                    SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = r.seq)), 0)) THEN
        RAISE EXCEPTION 'books:loan-recovery';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_recoveries_of_written_off BEFORE INSERT ON loan_recoveries
FOR EACH ROW EXECUTE FUNCTION loan_recoveries_of_written_off();

-- What stands on another is taken back last: a write-off after its recoveries, a payment after the write-off.
CREATE FUNCTION journals_hold_loans() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM loan_requests q
        JOIN loan_recoveries r ON r.cooperative_id = q.cooperative_id AND r.request_id = q.id
        WHERE q.cooperative_id = NEW.cooperative_id AND q.seq = NEW.reverses AND q.kind = 'WriteOff' AND NOT EXISTS (
            SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = r.seq)) THEN
        RAISE EXCEPTION 'books:loan-recovered';
    END IF;
    IF EXISTS (
        SELECT 1 FROM loan_payments p
        JOIN loan_requests q ON q.cooperative_id = p.cooperative_id AND q.loan_id = p.loan_id
        WHERE p.cooperative_id = NEW.cooperative_id AND p.seq = NEW.reverses AND q.kind = 'WriteOff' AND q.state = 'Agreed' AND NOT EXISTS (
            SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = q.seq)) THEN
        RAISE EXCEPTION 'books:loan-written-off';
    END IF;
    IF EXISTS (
        SELECT 1 FROM loan_requests q
        WHERE q.cooperative_id = NEW.cooperative_id AND q.seq = NEW.reverses AND q.kind = 'Reschedule')
        OR EXISTS (SELECT 1 FROM loans l WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.reverses AND l.schedule > 1) THEN
        RAISE EXCEPTION 'books:loan-rescheduled';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journals_hold_loans BEFORE INSERT ON journals
FOR EACH ROW WHEN (NEW.reverses IS NOT NULL) EXECUTE FUNCTION journals_hold_loans();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['loan_requests', 'loan_request_approvals', 'loan_recoveries'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
