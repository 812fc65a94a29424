-- How each kind of savings earns interest.
ALTER TABLE savings_products ADD COLUMN rate integer NOT NULL DEFAULT 0 CONSTRAINT ck_savings_products_rate CHECK (rate BETWEEN 0 AND 10000);
ALTER TABLE savings_products ADD COLUMN method text NOT NULL DEFAULT 'None';
