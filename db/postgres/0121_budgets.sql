-- What a co-op plans to earn and to spend in a book year (RAPB), account by account.
CREATE TABLE budget_lines (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    account_code character varying(200) NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_budget_lines" PRIMARY KEY (cooperative_id, year, account_code),
    CONSTRAINT ck_budget_lines_amount CHECK (amount >= 0),
    CONSTRAINT "FK_budget_lines_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT
);

CREATE INDEX "IX_budget_lines_cooperative_id_account_code" ON budget_lines (cooperative_id, account_code);

ALTER TABLE budget_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE budget_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON budget_lines USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
