-- Fixed assets that were sold or scrapped, and the journal that took them off the books.
CREATE TABLE "asset_disposals" (
    "cooperative_id" TEXT NOT NULL,
    "asset_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "disposed_on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proceeds" INTEGER NOT NULL,
    CONSTRAINT "PK_asset_disposals" PRIMARY KEY ("cooperative_id", "asset_id", "seq"),
    CONSTRAINT "ck_asset_disposals_proceeds" CHECK (proceeds >= 0),
    CONSTRAINT "FK_asset_disposals_fixed_assets_cooperative_id_asset_id" FOREIGN KEY ("cooperative_id", "asset_id") REFERENCES "fixed_assets" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_asset_disposals_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE INDEX "IX_asset_disposals_cooperative_id_seq" ON "asset_disposals" ("cooperative_id", "seq");

-- An asset leaves once; again only where its journal was taken back.
CREATE TRIGGER asset_disposals_once BEFORE INSERT ON asset_disposals WHEN EXISTS (
    SELECT 1 FROM asset_disposals d
    WHERE d.cooperative_id = NEW.cooperative_id AND d.asset_id = NEW.asset_id AND NOT EXISTS (
        SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.reverses = d.seq))
BEGIN
    SELECT RAISE(ABORT, 'books:asset-disposed');
END;
CREATE TRIGGER asset_disposals_stay BEFORE UPDATE ON asset_disposals
BEGIN
    SELECT RAISE(ABORT, 'books:asset-stays');
END;
CREATE TRIGGER asset_disposals_never_go BEFORE DELETE ON asset_disposals
BEGIN
    SELECT RAISE(ABORT, 'books:asset-stays');
END;
