-- What is due and what stays in, for each kind of savings of a co-op.
CREATE TABLE savings_products (
    cooperative_id uuid NOT NULL,
    account_code character varying(20) NOT NULL,
    kind text NOT NULL,
    letter character varying(2) NOT NULL,
    opens boolean NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    floor bigint NOT NULL,
    CONSTRAINT "PK_savings_products" PRIMARY KEY (cooperative_id, account_code),
    CONSTRAINT ck_savings_products_amounts CHECK (amount >= 0 AND floor >= 0),
    CONSTRAINT "FK_savings_products_accounts_cooperative_id_account_code" FOREIGN KEY (cooperative_id, account_code) REFERENCES accounts (cooperative_id, code) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_savings_products_cooperative_id_letter" ON savings_products (cooperative_id, letter);

-- Books that were opened before; the accounts of all co-ops are seen by this one statement only.
SET naikkelas.rollup = 'on';
SET naikkelas.cooperative = '00000000-0000-0000-0000-000000000000';
INSERT INTO savings_products (cooperative_id, account_code, kind, letter, opens, version, amount, floor)
SELECT a.cooperative_id, a.code, p.kind, p.letter, p.opens, 0, p.amount, 0
FROM accounts a
JOIN (VALUES
    ('3-1100', 'Pokok', 'P', true, 100000),
    ('3-1200', 'Wajib', 'W', true, 20000),
    ('2-1101', 'Sukarela', 'S', true, 0),
    ('2-1102', 'Berjangka', 'B', false, 0),
    ('2-1103', 'HariRaya', 'H', false, 0)) AS p (code, kind, letter, opens, amount) ON p.code = a.code;
RESET naikkelas.rollup;
RESET naikkelas.cooperative;

ALTER TABLE savings_products ENABLE ROW LEVEL SECURITY;
ALTER TABLE savings_products FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON savings_products USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
