-- What closing a month needs: counts of the cash, and the register of fixed assets with what they lost.
CREATE TABLE cash_counts (
    cooperative_id uuid NOT NULL,
    account_code character varying(200) NOT NULL,
    counted_on date NOT NULL,
    counted_by uuid NULL,
    seq bigint NULL,
    version integer NOT NULL,
    booked bigint NOT NULL,
    counted bigint NOT NULL,
    CONSTRAINT "PK_cash_counts" PRIMARY KEY (cooperative_id, account_code, counted_on),
    CONSTRAINT ck_cash_counts_counted CHECK (counted >= 0),
    CONSTRAINT "FK_cash_counts_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_cash_counts_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE INDEX "IX_cash_counts_cooperative_id_seq" ON cash_counts (cooperative_id, seq);

CREATE TABLE fixed_assets (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    account_code character varying(200) NOT NULL,
    unit_code character varying(200) NOT NULL,
    acquired_on date NOT NULL,
    months integer NOT NULL,
    version integer NOT NULL,
    cost bigint NOT NULL,
    residual bigint NOT NULL,
    CONSTRAINT "PK_fixed_assets" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_fixed_assets_cost CHECK (cost > 0 AND residual BETWEEN 0 AND cost AND months BETWEEN 1 AND 600),
    CONSTRAINT "FK_fixed_assets_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_fixed_assets_business_units_cooperative_id_unit_code" FOREIGN KEY (cooperative_id, unit_code) REFERENCES business_units (cooperative_id, code) ON DELETE RESTRICT
);

CREATE INDEX "IX_fixed_assets_cooperative_id_account_code" ON fixed_assets (cooperative_id, account_code);
CREATE INDEX "IX_fixed_assets_cooperative_id_unit_code" ON fixed_assets (cooperative_id, unit_code);

CREATE TABLE asset_depreciations (
    cooperative_id uuid NOT NULL,
    asset_id uuid NOT NULL,
    seq bigint NOT NULL,
    month integer NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_asset_depreciations" PRIMARY KEY (cooperative_id, asset_id, seq),
    CONSTRAINT ck_asset_depreciations_amount CHECK (amount > 0),
    CONSTRAINT "FK_asset_depreciations_fixed_assets_cooperative_id_asset_id" FOREIGN KEY (cooperative_id, asset_id) REFERENCES fixed_assets (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_asset_depreciations_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE INDEX "IX_asset_depreciations_cooperative_id_seq" ON asset_depreciations (cooperative_id, seq);

-- What an asset lost follows from these: they stay, and so does what was posted.
CREATE FUNCTION fixed_assets_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:asset-stays';
END $$;

CREATE TRIGGER fixed_assets_stay BEFORE UPDATE ON fixed_assets
FOR EACH ROW WHEN ((NEW.account_code, NEW.unit_code, NEW.acquired_on, NEW.months, NEW.cost, NEW.residual)
    <> (OLD.account_code, OLD.unit_code, OLD.acquired_on, OLD.months, OLD.cost, OLD.residual))
EXECUTE FUNCTION fixed_assets_stay();
CREATE TRIGGER asset_depreciations_stay BEFORE UPDATE OR DELETE ON asset_depreciations FOR EACH ROW EXECUTE FUNCTION fixed_assets_stay();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['cash_counts', 'fixed_assets', 'asset_depreciations'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
