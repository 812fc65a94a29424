-- Fixed assets that were sold or scrapped, and the journal that took them off the books.
CREATE TABLE asset_disposals (
    cooperative_id uuid NOT NULL,
    asset_id uuid NOT NULL,
    seq bigint NOT NULL,
    disposed_on date NOT NULL,
    reason character varying(200) NOT NULL,
    proceeds bigint NOT NULL,
    CONSTRAINT "PK_asset_disposals" PRIMARY KEY (cooperative_id, asset_id, seq),
    CONSTRAINT ck_asset_disposals_proceeds CHECK (proceeds >= 0),
    CONSTRAINT "FK_asset_disposals_fixed_assets_cooperative_id_asset_id" FOREIGN KEY (cooperative_id, asset_id) REFERENCES fixed_assets (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_asset_disposals_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE INDEX "IX_asset_disposals_cooperative_id_seq" ON asset_disposals (cooperative_id, seq);

-- An asset leaves once; again only where its journal was taken back.
CREATE FUNCTION asset_disposals_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM asset_disposals d
        WHERE d.cooperative_id = NEW.cooperative_id AND d.asset_id = NEW.asset_id AND NOT EXISTS (
            SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = d.seq))
    THEN
        RAISE EXCEPTION 'books:asset-disposed';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER asset_disposals_once BEFORE INSERT ON asset_disposals FOR EACH ROW EXECUTE FUNCTION asset_disposals_once();
CREATE TRIGGER asset_disposals_stay BEFORE UPDATE OR DELETE ON asset_disposals FOR EACH ROW EXECUTE FUNCTION fixed_assets_stay();

ALTER TABLE asset_disposals ENABLE ROW LEVEL SECURITY;
ALTER TABLE asset_disposals FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON asset_disposals USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
