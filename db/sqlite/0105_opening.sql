-- Opening balances as they are written down, before they are posted.

CREATE TABLE "opening_amounts" (
    "cooperative_id" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_opening_amounts" PRIMARY KEY ("cooperative_id", "account_code", "unit_code"),
    CONSTRAINT "FK_opening_amounts_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_opening_amounts_business_units_cooperative_id_unit_code" FOREIGN KEY ("cooperative_id", "unit_code") REFERENCES "business_units" ("cooperative_id", "code") ON DELETE RESTRICT
);

CREATE INDEX "IX_opening_amounts_cooperative_id_unit_code" ON "opening_amounts" ("cooperative_id", "unit_code");

CREATE TABLE "opening_savings" (
    "cooperative_id" TEXT NOT NULL,
    "subledger_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_opening_savings" PRIMARY KEY ("cooperative_id", "subledger_id"),
    CONSTRAINT "ck_opening_savings_amount" CHECK (amount >= 0),
    CONSTRAINT "FK_opening_savings_subledger_accounts_cooperative_id_subledger_id" FOREIGN KEY ("cooperative_id", "subledger_id") REFERENCES "subledger_accounts" ("cooperative_id", "id") ON DELETE RESTRICT
);
