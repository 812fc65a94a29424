-- What banks say, line by line, and the journal that says the same.
CREATE TABLE "bank_lines" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "seq" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_bank_lines" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_bank_lines_amount" CHECK (amount <> 0),
    CONSTRAINT "FK_bank_lines_accounts_cooperative_id_account_code" FOREIGN KEY ("cooperative_id", "account_code") REFERENCES "accounts" ("cooperative_id", "code") ON DELETE RESTRICT,
    CONSTRAINT "FK_bank_lines_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_bank_lines_cooperative_id_account_code_mark" ON "bank_lines" ("cooperative_id", "account_code", "mark");
CREATE UNIQUE INDEX "IX_bank_lines_cooperative_id_account_code_seq" ON "bank_lines" ("cooperative_id", "account_code", "seq");
CREATE INDEX "IX_bank_lines_cooperative_id_seq" ON "bank_lines" ("cooperative_id", "seq");

-- What the bank said stays as it said it; only the journal beside it can change.
CREATE TRIGGER bank_lines_stay BEFORE UPDATE ON bank_lines
WHEN NEW.account_code <> OLD.account_code OR NEW.date <> OLD.date OR NEW.description <> OLD.description
    OR NEW.mark <> OLD.mark OR NEW.amount <> OLD.amount
BEGIN
    SELECT RAISE(ABORT, 'books:bank-stays');
END;
