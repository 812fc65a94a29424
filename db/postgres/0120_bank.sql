-- What banks say, line by line, and the journal that says the same.
CREATE TABLE bank_lines (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    account_code character varying(200) NOT NULL,
    date date NOT NULL,
    description character varying(500) NOT NULL,
    mark character varying(64) NOT NULL,
    seq bigint NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_bank_lines" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_bank_lines_amount CHECK (amount <> 0),
    CONSTRAINT "FK_bank_lines_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_bank_lines_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_bank_lines_cooperative_id_account_code_mark" ON bank_lines (cooperative_id, account_code, mark);
CREATE UNIQUE INDEX "IX_bank_lines_cooperative_id_account_code_seq" ON bank_lines (cooperative_id, account_code, seq);
CREATE INDEX "IX_bank_lines_cooperative_id_seq" ON bank_lines (cooperative_id, seq);

-- What the bank said stays as it said it; only the journal beside it can change.
CREATE FUNCTION bank_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:bank-stays';
END $$;

CREATE TRIGGER bank_lines_stay BEFORE UPDATE ON bank_lines
FOR EACH ROW WHEN ((NEW.account_code, NEW.date, NEW.description, NEW.mark, NEW.amount)
    <> (OLD.account_code, OLD.date, OLD.description, OLD.mark, OLD.amount))
EXECUTE FUNCTION bank_lines_stay();

ALTER TABLE bank_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE bank_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON bank_lines USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
