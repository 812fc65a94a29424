-- A co-op's own kinds of loans, and what is known of somebody who asks for one (5C).
ALTER TABLE loans ADD COLUMN product character varying(200) NULL;
ALTER TABLE loans ADD COLUMN payment_order text NULL;
ALTER TABLE loans ADD COLUMN penalty integer NOT NULL DEFAULT 0;

CREATE TABLE loan_products (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    rate integer NOT NULL,
    method text NOT NULL,
    months_max integer NOT NULL,
    amount_max bigint NOT NULL,
    fee integer NOT NULL,
    round_to bigint NOT NULL,
    payment_order text NOT NULL,
    penalty integer NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_loan_products" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_loan_products_terms CHECK (rate BETWEEN 0 AND 10000 AND fee BETWEEN 0 AND 10000 AND penalty BETWEEN 0 AND 10000 AND months_max BETWEEN 1 AND 1200 AND amount_max > 0 AND round_to > 0),
    CONSTRAINT "FK_loan_products_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_loan_products_cooperative_id_name" ON loan_products (cooperative_id, name);

CREATE TABLE loan_sheets (
    cooperative_id uuid NOT NULL,
    loan_id uuid NOT NULL,
    character_mark integer NOT NULL,
    character_note character varying(200) NULL,
    capacity_mark integer NOT NULL,
    capacity_note character varying(200) NULL,
    capital_mark integer NOT NULL,
    capital_note character varying(200) NULL,
    collateral_mark integer NOT NULL,
    collateral_note character varying(200) NULL,
    condition_mark integer NOT NULL,
    condition_note character varying(200) NULL,
    guarantors character varying(500) NULL,
    security_kind character varying(200) NULL,
    security_value bigint NULL,
    written_on date NOT NULL,
    written_by uuid NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_loan_sheets" PRIMARY KEY (cooperative_id, loan_id),
    CONSTRAINT ck_loan_sheets_marks CHECK (character_mark BETWEEN 1 AND 5 AND capacity_mark BETWEEN 1 AND 5 AND capital_mark BETWEEN 1 AND 5 AND collateral_mark BETWEEN 1 AND 5 AND condition_mark BETWEEN 1 AND 5),
    CONSTRAINT ck_loan_sheets_security CHECK (security_value IS NULL OR security_value >= 0 AND security_kind IS NOT NULL),
    CONSTRAINT "FK_loan_sheets_loans_cooperative_id_loan_id" FOREIGN KEY (cooperative_id, loan_id) REFERENCES loans (cooperative_id, id) ON DELETE RESTRICT
);

-- What the board decided on stays as it read it.
CREATE FUNCTION loan_sheets_until_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM loans l WHERE l.cooperative_id = NEW.cooperative_id AND l.id = NEW.loan_id AND l.state = 'Applied') THEN
        RAISE EXCEPTION 'books:loan-stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_sheets_until_decided BEFORE INSERT OR UPDATE ON loan_sheets
FOR EACH ROW EXECUTE FUNCTION loan_sheets_until_decided();
CREATE TRIGGER loan_sheets_never_go BEFORE DELETE ON loan_sheets FOR EACH ROW EXECUTE FUNCTION loans_stay_agreed();

CREATE TRIGGER loans_keep_order BEFORE UPDATE ON loans
FOR EACH ROW WHEN ((NEW.product, NEW.payment_order, NEW.penalty) IS DISTINCT FROM (OLD.product, OLD.payment_order, OLD.penalty))
EXECUTE FUNCTION loans_stay_agreed();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['loan_products', 'loan_sheets'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
