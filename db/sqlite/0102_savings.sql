-- What is due and what stays in, for each kind of savings of a co-op.

CREATE TABLE "savings_products" (
    "cooperative_id" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "opens" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "floor" INTEGER NOT NULL,
    CONSTRAINT "PK_savings_products" PRIMARY KEY ("cooperative_id", "account_code"),
    CONSTRAINT "ck_savings_products_amounts" CHECK (amount >= 0 AND floor >= 0),
    CONSTRAINT "FK_savings_products_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_savings_products_cooperative_id_letter" ON "savings_products" ("cooperative_id", "letter");

INSERT INTO savings_products (cooperative_id, account_code, kind, letter, opens, version, amount, floor)
SELECT a.cooperative_id, a.code, p.kind, p.letter, p.opens, 0, p.amount, 0
FROM accounts a
JOIN (
    SELECT '3-1100' AS code, 'Pokok' AS kind, 'P' AS letter, 1 AS opens, 100000 AS amount
    UNION ALL SELECT '3-1200', 'Wajib', 'W', 1, 20000
    UNION ALL SELECT '2-1101', 'Sukarela', 'S', 1, 0
    UNION ALL SELECT '2-1102', 'Berjangka', 'B', 0, 0
    UNION ALL SELECT '2-1103', 'HariRaya', 'H', 0, 0) p ON p.code = a.code;
