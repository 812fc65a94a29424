-- Finance from outside: what a co-op plans to borrow and what for, the texts of its proposal, and papers only the board can show.
CREATE TABLE finance_purposes (
    cooperative_id uuid NOT NULL,
    version integer NOT NULL,
    no integer NOT NULL,
    item character varying(200) NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_finance_purposes" PRIMARY KEY (cooperative_id, version, no),
    CONSTRAINT ck_finance_purposes_amount CHECK (amount > 0),
    CONSTRAINT "FK_finance_purposes_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE finance_plans (
    cooperative_id uuid NOT NULL,
    version integer NOT NULL,
    scheme character varying(40) NOT NULL,
    rate_points integer NOT NULL,
    months integer NOT NULL,
    grace_months integer NOT NULL,
    starts_on date NOT NULL,
    service_growth integer NOT NULL,
    sales_growth integer NOT NULL,
    operating_growth integer NOT NULL,
    cooperative_growth integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid NULL,
    amount bigint NOT NULL,
    operational bigint NOT NULL,
    CONSTRAINT "PK_finance_plans" PRIMARY KEY (cooperative_id, version),
    CONSTRAINT ck_finance_plans_amounts CHECK (amount > 0 AND operational BETWEEN 0 AND amount),
    CONSTRAINT ck_finance_plans_terms CHECK (version >= 1 AND months BETWEEN 1 AND 360 AND grace_months >= 0 AND grace_months < months AND rate_points BETWEEN 0 AND 10000),
    CONSTRAINT "FK_finance_plans_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE finance_texts (
    cooperative_id uuid NOT NULL,
    chapter character varying(40) NOT NULL,
    version integer NOT NULL,
    words character varying(8000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid NULL,
    CONSTRAINT "PK_finance_texts" PRIMARY KEY (cooperative_id, chapter, version),
    CONSTRAINT ck_finance_texts_version CHECK (version >= 1),
    CONSTRAINT "FK_finance_texts_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE capital_papers (
    cooperative_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    version integer NOT NULL,
    dated_on date NOT NULL,
    file_id uuid NULL,
    at timestamp with time zone NOT NULL,
    by uuid NULL,
    CONSTRAINT "PK_capital_papers" PRIMARY KEY (cooperative_id, kind, version),
    CONSTRAINT ck_capital_papers_version CHECK (version >= 1),
    CONSTRAINT "FK_capital_papers_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT,
    CONSTRAINT "FK_capital_papers_files_file_id" FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_capital_papers_file_id" ON capital_papers (file_id);

-- Purposes are written first, the plan last: it is taken only where they add up, and from then on none of them changes.
CREATE FUNCTION finance_plans_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.amount <> (
        SELECT coalesce(sum(p.amount), 0) FROM finance_purposes p
        WHERE p.cooperative_id = NEW.cooperative_id AND p.version = NEW.version) THEN
        RAISE EXCEPTION 'books:plan-sum';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER finance_plans_add_up BEFORE INSERT ON finance_plans FOR EACH ROW EXECUTE FUNCTION finance_plans_add_up();

CREATE FUNCTION finance_plan_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:plan-stays';
END $$;

CREATE TRIGGER finance_plans_stay BEFORE UPDATE OR DELETE ON finance_plans FOR EACH ROW EXECUTE FUNCTION finance_plan_stays();
CREATE TRIGGER finance_purposes_stay BEFORE UPDATE OR DELETE ON finance_purposes FOR EACH ROW EXECUTE FUNCTION finance_plan_stays();

CREATE FUNCTION finance_purposes_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM finance_plans p WHERE p.cooperative_id = NEW.cooperative_id AND p.version = NEW.version) THEN
        RAISE EXCEPTION 'books:plan-stays';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER finance_purposes_come_first BEFORE INSERT ON finance_purposes FOR EACH ROW EXECUTE FUNCTION finance_purposes_come_first();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['finance_purposes', 'finance_plans', 'finance_texts', 'capital_papers'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
