-- What the bank says it holds at the end of a day.
CREATE TABLE "bank_balances" (
    "cooperative_id" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "balance" INTEGER NOT NULL,
    CONSTRAINT "PK_bank_balances" PRIMARY KEY ("cooperative_id", "account_code", "date"),
    CONSTRAINT "FK_bank_balances_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT
);
