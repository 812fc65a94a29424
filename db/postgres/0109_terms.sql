-- Terms of savings (simpanan berjangka): a sum on a passbook that stays until a day.
CREATE TABLE savings_terms (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    subledger_id uuid NOT NULL,
    number integer NOT NULL,
    starts_on date NOT NULL,
    matures_on date NOT NULL,
    months integer NOT NULL,
    rate integer NOT NULL,
    at_maturity text NOT NULL,
    state text NOT NULL,
    ended_on date NULL,
    reason character varying(500) NULL,
    extends uuid NULL,
    seq bigint NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    penalty bigint NOT NULL,
    CONSTRAINT "PK_savings_terms" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_savings_terms_months CHECK (months BETWEEN 1 AND 60),
    CONSTRAINT ck_savings_terms_rate CHECK (rate BETWEEN 0 AND 10000),
    CONSTRAINT ck_savings_terms_amount CHECK (amount > 0 AND penalty BETWEEN 0 AND amount),
    CONSTRAINT ck_savings_terms_ended CHECK ((state = 'Running') = (ended_on IS NULL) AND (state = 'Broken') = (reason IS NOT NULL)),
    CONSTRAINT "FK_savings_terms_subledger_accounts_cooperative_id_subledger_id" FOREIGN KEY (cooperative_id, subledger_id) REFERENCES subledger_accounts (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_savings_terms_savings_terms_cooperative_id_extends" FOREIGN KEY (cooperative_id, extends) REFERENCES savings_terms (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_savings_terms_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_savings_terms_cooperative_id_subledger_id" ON savings_terms (cooperative_id, subledger_id) WHERE state = 'Running';
CREATE UNIQUE INDEX "IX_savings_terms_cooperative_id_subledger_id_number" ON savings_terms (cooperative_id, subledger_id, number);
CREATE UNIQUE INDEX "IX_savings_terms_cooperative_id_extends" ON savings_terms (cooperative_id, extends);
CREATE INDEX "IX_savings_terms_cooperative_id_matures_on" ON savings_terms (cooperative_id, matures_on);
CREATE INDEX "IX_savings_terms_cooperative_id_seq" ON savings_terms (cooperative_id, seq);

-- While a term runs its passbook holds it: the floor is at least its amount, and so is the balance.
CREATE FUNCTION savings_terms_are_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM subledger_accounts s
        WHERE s.cooperative_id = NEW.cooperative_id AND s.id = NEW.subledger_id
        AND s.floor >= NEW.amount AND s.balance >= NEW.amount) THEN
        RAISE EXCEPTION 'books:term-not-held';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER savings_terms_are_held BEFORE INSERT ON savings_terms
FOR EACH ROW WHEN (NEW.state = 'Running') EXECUTE FUNCTION savings_terms_are_held();

CREATE FUNCTION subledger_accounts_hold_their_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM savings_terms t
        WHERE t.cooperative_id = NEW.cooperative_id AND t.subledger_id = NEW.id
        AND t.state = 'Running' AND t.amount > NEW.floor) THEN
        RAISE EXCEPTION 'books:term-not-held';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER subledger_accounts_hold_their_term BEFORE UPDATE OF floor ON subledger_accounts
FOR EACH ROW WHEN (NEW.floor < OLD.floor) EXECUTE FUNCTION subledger_accounts_hold_their_term();

-- What has ended has ended; what was agreed is not changed.
CREATE FUNCTION savings_terms_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:term-stays';
END $$;

CREATE TRIGGER savings_terms_end_once BEFORE UPDATE ON savings_terms
FOR EACH ROW WHEN (OLD.state <> 'Running' AND (NEW.state <> OLD.state OR NEW.ended_on <> OLD.ended_on OR OLD.seq IS NOT NULL)
    OR (NEW.amount, NEW.starts_on, NEW.matures_on, NEW.rate, NEW.subledger_id) <> (OLD.amount, OLD.starts_on, OLD.matures_on, OLD.rate, OLD.subledger_id))
EXECUTE FUNCTION savings_terms_stay();

CREATE TRIGGER savings_terms_never_go BEFORE DELETE ON savings_terms FOR EACH ROW EXECUTE FUNCTION savings_terms_stay();

ALTER TABLE savings_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE savings_terms FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON savings_terms USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
