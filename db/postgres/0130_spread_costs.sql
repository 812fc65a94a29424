-- Costs that belong to several months: paid before them, or after them.
CREATE TABLE spread_costs (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    kind text NOT NULL,
    account_code character varying(200) NOT NULL,
    unit_code character varying(200) NOT NULL,
    first_month integer NOT NULL,
    months integer NOT NULL,
    until_month integer NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_spread_costs" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_spread_costs_amount CHECK (amount > 0 AND months BETWEEN 1 AND 120),
    CONSTRAINT "FK_spread_costs_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_spread_costs_business_units_cooperative_id_unit_code" FOREIGN KEY (cooperative_id, unit_code) REFERENCES business_units (cooperative_id, code) ON DELETE RESTRICT
);

CREATE INDEX "IX_spread_costs_cooperative_id_account_code" ON spread_costs (cooperative_id, account_code);
CREATE INDEX "IX_spread_costs_cooperative_id_unit_code" ON spread_costs (cooperative_id, unit_code);

CREATE TABLE spread_shares (
    cooperative_id uuid NOT NULL,
    cost_id uuid NOT NULL,
    seq bigint NOT NULL,
    month integer NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_spread_shares" PRIMARY KEY (cooperative_id, cost_id, seq),
    CONSTRAINT ck_spread_shares_amount CHECK (amount > 0),
    CONSTRAINT "FK_spread_shares_spread_costs_cooperative_id_cost_id" FOREIGN KEY (cooperative_id, cost_id) REFERENCES spread_costs (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_spread_shares_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE INDEX "IX_spread_shares_cooperative_id_seq" ON spread_shares (cooperative_id, seq);

-- The months' shares follow from these: they stay, and so does what was posted. Only its end can be set.
CREATE FUNCTION spread_costs_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:spread-stays';
END $$;

CREATE TRIGGER spread_costs_stay BEFORE UPDATE ON spread_costs
FOR EACH ROW WHEN ((NEW.kind, NEW.account_code, NEW.unit_code, NEW.first_month, NEW.months, NEW.amount)
    <> (OLD.kind, OLD.account_code, OLD.unit_code, OLD.first_month, OLD.months, OLD.amount))
EXECUTE FUNCTION spread_costs_stay();
CREATE TRIGGER spread_costs_never_go BEFORE DELETE ON spread_costs FOR EACH ROW EXECUTE FUNCTION spread_costs_stay();
CREATE TRIGGER spread_shares_stay BEFORE UPDATE OR DELETE ON spread_shares FOR EACH ROW EXECUTE FUNCTION spread_costs_stay();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['spread_costs', 'spread_shares'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
