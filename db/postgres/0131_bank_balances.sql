-- What the bank says it holds at the end of a day.
CREATE TABLE bank_balances (
    cooperative_id uuid NOT NULL,
    account_code character varying(200) NOT NULL,
    date date NOT NULL,
    version integer NOT NULL,
    balance bigint NOT NULL,
    CONSTRAINT "PK_bank_balances" PRIMARY KEY (cooperative_id, account_code, date),
    CONSTRAINT "FK_bank_balances_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT
);

ALTER TABLE bank_balances ENABLE ROW LEVEL SECURITY;
ALTER TABLE bank_balances FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON bank_balances USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
