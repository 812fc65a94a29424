-- Costs that belong to several months: paid before them, or after them.
CREATE TABLE "spread_costs" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "first_month" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "until_month" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_spread_costs" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_spread_costs_amount" CHECK (amount > 0 AND months BETWEEN 1 AND 120),
    CONSTRAINT "FK_spread_costs_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_spread_costs_business_units_cooperative_id_unit_code" FOREIGN KEY ("cooperative_id", "unit_code") REFERENCES "business_units" ("cooperative_id", "code") ON DELETE RESTRICT
);

CREATE INDEX "IX_spread_costs_cooperative_id_account_code" ON "spread_costs" ("cooperative_id", "account_code");
CREATE INDEX "IX_spread_costs_cooperative_id_unit_code" ON "spread_costs" ("cooperative_id", "unit_code");

CREATE TABLE "spread_shares" (
    "cooperative_id" TEXT NOT NULL,
    "cost_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_spread_shares" PRIMARY KEY ("cooperative_id", "cost_id", "seq"),
    CONSTRAINT "ck_spread_shares_amount" CHECK (amount > 0),
    CONSTRAINT "FK_spread_shares_spread_costs_cooperative_id_cost_id" FOREIGN KEY ("cooperative_id", "cost_id") REFERENCES "spread_costs" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_spread_shares_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE INDEX "IX_spread_shares_cooperative_id_seq" ON "spread_shares" ("cooperative_id", "seq");

-- The months' shares follow from these: they stay, and so does what was posted. Only its end can be set.
CREATE TRIGGER spread_costs_stay BEFORE UPDATE ON spread_costs
WHEN NEW.kind <> OLD.kind OR NEW.account_code <> OLD.account_code OR NEW.unit_code <> OLD.unit_code
    OR NEW.first_month <> OLD.first_month OR NEW.months <> OLD.months OR NEW.amount <> OLD.amount
BEGIN
    SELECT RAISE(ABORT, 'books:spread-stays');
END;
CREATE TRIGGER spread_costs_never_go BEFORE DELETE ON spread_costs
BEGIN
    SELECT RAISE(ABORT, 'books:spread-stays');
END;
CREATE TRIGGER spread_shares_stay BEFORE UPDATE ON spread_shares
BEGIN
    SELECT RAISE(ABORT, 'books:spread-stays');
END;
CREATE TRIGGER spread_shares_never_go BEFORE DELETE ON spread_shares
BEGIN
    SELECT RAISE(ABORT, 'books:spread-stays');
END;
