-- Loans to members: application, approvals, schedule, payments. What is left of a loan stands on its card of the sub-ledger.
CREATE TABLE loans (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    number character varying(40) NOT NULL,
    state text NOT NULL,
    rate integer NOT NULL,
    months integer NOT NULL,
    grace_months integer NOT NULL,
    method text NOT NULL,
    purpose character varying(500) NOT NULL,
    security character varying(500) NULL,
    related boolean NOT NULL,
    applied_on date NOT NULL,
    applied_by uuid NULL,
    reason character varying(500) NULL,
    disbursed_on date NULL,
    subledger_id uuid NULL,
    seq bigint NULL,
    version integer NOT NULL,
    ability bigint NOT NULL,
    amount bigint NOT NULL,
    fee bigint NOT NULL,
    other_loans bigint NOT NULL,
    round_to bigint NOT NULL,
    CONSTRAINT "PK_loans" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_loans_amount CHECK (amount > 0 AND fee BETWEEN 0 AND amount),
    CONSTRAINT ck_loans_disbursed CHECK ((state = 'Disbursed') = (subledger_id IS NOT NULL) AND (state = 'Disbursed') = (disbursed_on IS NOT NULL)),
    CONSTRAINT ck_loans_refused CHECK ((state = 'Refused') = (reason IS NOT NULL)),
    CONSTRAINT "FK_loans_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT,
    CONSTRAINT "FK_loans_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_loans_subledger_accounts_cooperative_id_subledger_id" FOREIGN KEY (cooperative_id, subledger_id) REFERENCES subledger_accounts (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE loan_approvals (
    cooperative_id uuid NOT NULL,
    loan_id uuid NOT NULL,
    approved_by uuid NOT NULL,
    approved_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_loan_approvals" PRIMARY KEY (cooperative_id, loan_id, approved_by),
    CONSTRAINT "FK_loan_approvals_loans_cooperative_id_loan_id" FOREIGN KEY (cooperative_id, loan_id) REFERENCES loans (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE loan_instalments (
    cooperative_id uuid NOT NULL,
    loan_id uuid NOT NULL,
    no integer NOT NULL,
    due date NOT NULL,
    interest bigint NOT NULL,
    principal bigint NOT NULL,
    CONSTRAINT "PK_loan_instalments" PRIMARY KEY (cooperative_id, loan_id, no),
    CONSTRAINT "FK_loan_instalments_loans_cooperative_id_loan_id" FOREIGN KEY (cooperative_id, loan_id) REFERENCES loans (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE loan_payments (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    loan_id uuid NOT NULL,
    paid_on date NOT NULL,
    interest bigint NOT NULL,
    penalty bigint NOT NULL,
    principal bigint NOT NULL,
    CONSTRAINT "PK_loan_payments" PRIMARY KEY (cooperative_id, seq),
    CONSTRAINT ck_loan_payments_parts CHECK (principal >= 0 AND interest >= 0 AND penalty >= 0 AND principal + interest + penalty > 0),
    CONSTRAINT "FK_loan_payments_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT,
    CONSTRAINT "FK_loan_payments_loans_cooperative_id_loan_id" FOREIGN KEY (cooperative_id, loan_id) REFERENCES loans (cooperative_id, id) ON DELETE RESTRICT
);

CREATE INDEX "IX_loans_cooperative_id_member_id" ON loans (cooperative_id, member_id);
CREATE UNIQUE INDEX "IX_loans_cooperative_id_number" ON loans (cooperative_id, number);
CREATE INDEX "IX_loans_cooperative_id_seq" ON loans (cooperative_id, seq);
CREATE UNIQUE INDEX "IX_loans_cooperative_id_subledger_id" ON loans (cooperative_id, subledger_id);
CREATE INDEX "IX_loan_instalments_cooperative_id_due" ON loan_instalments (cooperative_id, due);
CREATE INDEX "IX_loan_payments_cooperative_id_loan_id" ON loan_payments (cooperative_id, loan_id);

-- What was paid out stays as it was agreed: the schedule is history, and so are the terms it follows from.
CREATE FUNCTION loans_stay_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:loan-stays';
END $$;

CREATE TRIGGER loans_stay_agreed BEFORE UPDATE ON loans
FOR EACH ROW WHEN (OLD.state IN ('Disbursed', 'Refused') AND NEW.state <> OLD.state
    OR (NEW.amount, NEW.fee, NEW.rate, NEW.months, NEW.grace_months, NEW.method, NEW.member_id)
        <> (OLD.amount, OLD.fee, OLD.rate, OLD.months, OLD.grace_months, OLD.method, OLD.member_id))
EXECUTE FUNCTION loans_stay_agreed();

CREATE TRIGGER loans_never_go BEFORE DELETE ON loans FOR EACH ROW EXECUTE FUNCTION loans_stay_agreed();
CREATE TRIGGER loan_instalments_stay BEFORE UPDATE OR DELETE ON loan_instalments FOR EACH ROW EXECUTE FUNCTION loans_stay_agreed();
CREATE TRIGGER loan_payments_stay BEFORE UPDATE OR DELETE ON loan_payments FOR EACH ROW EXECUTE FUNCTION loans_stay_agreed();
CREATE TRIGGER loan_approvals_stay BEFORE UPDATE OR DELETE ON loan_approvals FOR EACH ROW EXECUTE FUNCTION loans_stay_agreed();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['loans', 'loan_approvals', 'loan_instalments', 'loan_payments'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
