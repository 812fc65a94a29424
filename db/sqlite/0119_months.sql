-- What closing a month needs: counts of the cash, and the register of fixed assets with what they lost.
CREATE TABLE "cash_counts" (
    "cooperative_id" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "counted_on" TEXT NOT NULL,
    "counted_by" TEXT NULL,
    "seq" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "booked" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    CONSTRAINT "PK_cash_counts" PRIMARY KEY ("cooperative_id", "account_code", "counted_on"),
    CONSTRAINT "ck_cash_counts_counted" CHECK (counted >= 0),
    CONSTRAINT "FK_cash_counts_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_cash_counts_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE INDEX "IX_cash_counts_cooperative_id_seq" ON "cash_counts" ("cooperative_id", "seq");

CREATE TABLE "fixed_assets" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "acquired_on" TEXT NOT NULL,
    "months" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,
    "residual" INTEGER NOT NULL,
    CONSTRAINT "PK_fixed_assets" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_fixed_assets_cost" CHECK (cost > 0 AND residual BETWEEN 0 AND cost AND months BETWEEN 1 AND 600),
    CONSTRAINT "FK_fixed_assets_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_fixed_assets_business_units_cooperative_id_unit_code" FOREIGN KEY ("cooperative_id", "unit_code") REFERENCES "business_units" ("cooperative_id", "code") ON DELETE RESTRICT
);

CREATE INDEX "IX_fixed_assets_cooperative_id_account_code" ON "fixed_assets" ("cooperative_id", "account_code");
CREATE INDEX "IX_fixed_assets_cooperative_id_unit_code" ON "fixed_assets" ("cooperative_id", "unit_code");

CREATE TABLE "asset_depreciations" (
    "cooperative_id" TEXT NOT NULL,
    "asset_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_asset_depreciations" PRIMARY KEY ("cooperative_id", "asset_id", "seq"),
    CONSTRAINT "ck_asset_depreciations_amount" CHECK (amount > 0),
    CONSTRAINT "FK_asset_depreciations_fixed_assets_cooperative_id_asset_id" FOREIGN KEY ("cooperative_id", "asset_id") REFERENCES "fixed_assets" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_asset_depreciations_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE INDEX "IX_asset_depreciations_cooperative_id_seq" ON "asset_depreciations" ("cooperative_id", "seq");

-- What an asset lost follows from these: they stay, and so does what was posted.
CREATE TRIGGER fixed_assets_stay BEFORE UPDATE ON fixed_assets
WHEN NEW.account_code <> OLD.account_code OR NEW.unit_code <> OLD.unit_code OR NEW.acquired_on <> OLD.acquired_on
    OR NEW.months <> OLD.months OR NEW.cost <> OLD.cost OR NEW.residual <> OLD.residual
BEGIN
    SELECT RAISE(ABORT, 'books:asset-stays');
END;
CREATE TRIGGER asset_depreciations_stay BEFORE UPDATE ON asset_depreciations
BEGIN
    SELECT RAISE(ABORT, 'books:asset-stays');
END;
CREATE TRIGGER asset_depreciations_never_go BEFORE DELETE ON asset_depreciations
BEGIN
    SELECT RAISE(ABORT, 'books:asset-stays');
END;
