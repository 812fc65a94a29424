-- Outlets of a co-op: goods, what moved them, purchases and sales, counts. What goods are worth stands on cards of the
-- sub-ledger; moves are written before the journal that seals them, so the key to it is looked at last (decision 0022).
CREATE TABLE goods (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    unit_code character varying(200) NOT NULL,
    number character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    name_key character varying(200) NOT NULL,
    measure character varying(20) NOT NULL,
    minimum bigint NOT NULL,
    active boolean NOT NULL,
    subledger_id uuid NOT NULL,
    quantity bigint NOT NULL,
    version integer NOT NULL,
    price_member bigint NOT NULL,
    price_other bigint NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT "PK_goods" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_goods_active CHECK (active OR quantity = 0),
    CONSTRAINT ck_goods_minimum CHECK (minimum >= 0),
    CONSTRAINT ck_goods_price CHECK (price_member > 0 AND price_other > 0),
    CONSTRAINT ck_goods_quantity CHECK (quantity >= 0),
    CONSTRAINT ck_goods_value CHECK (value >= 0 AND (quantity > 0 OR value = 0)),
    CONSTRAINT "FK_goods_business_units_cooperative_id_unit_code" FOREIGN KEY (cooperative_id, unit_code) REFERENCES business_units (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_goods_subledger_accounts_cooperative_id_subledger_id" FOREIGN KEY (cooperative_id, subledger_id) REFERENCES subledger_accounts (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE stock_moves (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    good_id uuid NOT NULL,
    kind text NOT NULL,
    date date NOT NULL,
    quantity bigint NOT NULL,
    revenue bigint NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT "PK_stock_moves" PRIMARY KEY (cooperative_id, seq, good_id),
    CONSTRAINT ck_stock_moves_signs CHECK (quantity > 0 AND value >= 0 OR quantity < 0 AND value <= 0),
    CONSTRAINT "FK_stock_moves_goods_cooperative_id_good_id" FOREIGN KEY (cooperative_id, good_id) REFERENCES goods (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_stock_moves_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE outlet_trades (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    unit_code character varying(200) NOT NULL,
    kind text NOT NULL,
    date date NOT NULL,
    terms text NOT NULL,
    member_id uuid,
    supplier character varying(200),
    content bytea NOT NULL,
    total bigint NOT NULL,
    CONSTRAINT "PK_outlet_trades" PRIMARY KEY (cooperative_id, seq),
    CONSTRAINT ck_outlet_trades_credit CHECK (kind <> 'Sale' OR terms = 'Cash' OR terms = 'Credit' AND member_id IS NOT NULL),
    CONSTRAINT ck_outlet_trades_total CHECK (total > 0),
    CONSTRAINT "FK_outlet_trades_business_units_cooperative_id_unit_code" FOREIGN KEY (cooperative_id, unit_code) REFERENCES business_units (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_outlet_trades_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT,
    CONSTRAINT "FK_outlet_trades_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE stock_takes (
    cooperative_id uuid NOT NULL,
    unit_code character varying(200) NOT NULL,
    counted_on date NOT NULL,
    counted_by character varying(200) NOT NULL,
    kept_by uuid,
    seq bigint,
    missing bigint NOT NULL,
    surplus bigint NOT NULL,
    CONSTRAINT "PK_stock_takes" PRIMARY KEY (cooperative_id, unit_code, counted_on),
    CONSTRAINT ck_stock_takes_difference CHECK (missing >= 0 AND surplus >= 0 AND (seq IS NULL) = (missing = 0 AND surplus = 0)),
    CONSTRAINT "FK_stock_takes_business_units_cooperative_id_unit_code" FOREIGN KEY (cooperative_id, unit_code) REFERENCES business_units (cooperative_id, code) ON DELETE RESTRICT,
    CONSTRAINT "FK_stock_takes_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE TABLE stock_take_lines (
    cooperative_id uuid NOT NULL,
    unit_code character varying(200) NOT NULL,
    counted_on date NOT NULL,
    good_id uuid NOT NULL,
    expected bigint NOT NULL,
    counted bigint NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT "PK_stock_take_lines" PRIMARY KEY (cooperative_id, unit_code, counted_on, good_id),
    CONSTRAINT ck_stock_take_lines_counted CHECK (counted >= 0 AND expected >= 0),
    CONSTRAINT "FK_stock_take_lines_goods_cooperative_id_good_id" FOREIGN KEY (cooperative_id, good_id) REFERENCES goods (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_stock_take_lines_stock_takes_cooperative_id_unit_code_count~" FOREIGN KEY (cooperative_id, unit_code, counted_on) REFERENCES stock_takes (cooperative_id, unit_code, counted_on) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_goods_cooperative_id_subledger_id" ON goods (cooperative_id, subledger_id);
CREATE UNIQUE INDEX "IX_goods_cooperative_id_unit_code_name_key" ON goods (cooperative_id, unit_code, name_key);
CREATE INDEX "IX_stock_moves_cooperative_id_date" ON stock_moves (cooperative_id, date);
CREATE INDEX "IX_stock_moves_cooperative_id_good_id" ON stock_moves (cooperative_id, good_id);
CREATE INDEX "IX_outlet_trades_cooperative_id_member_id" ON outlet_trades (cooperative_id, member_id);
CREATE INDEX "IX_outlet_trades_cooperative_id_unit_code_date" ON outlet_trades (cooperative_id, unit_code, date);
CREATE INDEX "IX_stock_takes_cooperative_id_seq" ON stock_takes (cooperative_id, seq);
CREATE INDEX "IX_stock_take_lines_cooperative_id_good_id" ON stock_take_lines (cooperative_id, good_id);

-- The seal, before the journal's own: a journal that is taken back takes its goods back, whoever writes it. Then each line
-- on a card of stock must have its move and each move of value its line, in the outlet's own books, on the journal's day.
-- Last the goods follow; a check of theirs refuses what is not there, before the card would, so that both engines refuse
-- with the same words. Those without goods are asked one thing.
CREATE FUNCTION journals_move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM goods g WHERE g.cooperative_id = NEW.cooperative_id) THEN
        RETURN NEW;
    END IF;
    IF NEW.reverses IS NOT NULL THEN
        INSERT INTO stock_moves (cooperative_id, seq, good_id, kind, date, quantity, value, revenue)
        SELECT NEW.cooperative_id, NEW.seq, m.good_id, 'Reversal', NEW.date, -m.quantity, -m.value, -m.revenue
        FROM stock_moves m WHERE m.cooperative_id = NEW.cooperative_id AND m.seq = NEW.reverses;
    END IF;
    IF EXISTS (
        SELECT 1 FROM journal_lines l
        JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        LEFT JOIN goods g ON g.cooperative_id = l.cooperative_id AND g.subledger_id = l.subledger_id
        LEFT JOIN stock_moves m ON m.cooperative_id = l.cooperative_id AND m.seq = l.seq AND m.good_id = g.id
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND a.subledger = 'Stock'
            AND (m.value IS NULL OR m.value <> l.amount OR l.unit_code <> g.unit_code)) THEN
        RAISE EXCEPTION 'books:stock-lines';
    END IF;
    IF EXISTS (
        SELECT 1 FROM stock_moves m
        JOIN goods g ON g.cooperative_id = m.cooperative_id AND g.id = m.good_id
        WHERE m.cooperative_id = NEW.cooperative_id AND m.seq = NEW.seq
            AND (m.date <> NEW.date OR m.value <> 0 AND NOT EXISTS (
                SELECT 1 FROM journal_lines l
                WHERE l.cooperative_id = m.cooperative_id AND l.seq = m.seq AND l.subledger_id = g.subledger_id))) THEN
        RAISE EXCEPTION 'books:stock-lines';
    END IF;
    UPDATE goods SET quantity = goods.quantity + m.quantity, value = goods.value + m.value
    FROM stock_moves m
    WHERE goods.cooperative_id = NEW.cooperative_id AND m.cooperative_id = NEW.cooperative_id AND m.seq = NEW.seq AND goods.id = m.good_id;
    RETURN NEW;
END $$;

CREATE TRIGGER journals_move_stock BEFORE INSERT ON journals FOR EACH ROW EXECUTE FUNCTION journals_move_stock();

CREATE FUNCTION stock_moves_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM journals j WHERE j.cooperative_id = NEW.cooperative_id AND j.seq = NEW.seq) THEN
        RAISE EXCEPTION 'books:stock-stays';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stock_moves_come_first BEFORE INSERT ON stock_moves FOR EACH ROW EXECUTE FUNCTION stock_moves_come_first();

CREATE FUNCTION stock_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:stock-stays';
END $$;

CREATE TRIGGER goods_stay_where_they_are BEFORE UPDATE ON goods
FOR EACH ROW WHEN (NEW.subledger_id <> OLD.subledger_id OR NEW.unit_code <> OLD.unit_code) EXECUTE FUNCTION stock_stays();

CREATE TRIGGER goods_never_go BEFORE DELETE ON goods FOR EACH ROW EXECUTE FUNCTION stock_stays();
CREATE TRIGGER stock_moves_stay BEFORE UPDATE OR DELETE ON stock_moves FOR EACH ROW EXECUTE FUNCTION stock_stays();
CREATE TRIGGER outlet_trades_stay BEFORE UPDATE OR DELETE ON outlet_trades FOR EACH ROW EXECUTE FUNCTION stock_stays();
CREATE TRIGGER stock_takes_stay BEFORE UPDATE OR DELETE ON stock_takes FOR EACH ROW EXECUTE FUNCTION stock_stays();
CREATE TRIGGER stock_take_lines_stay BEFORE UPDATE OR DELETE ON stock_take_lines FOR EACH ROW EXECUTE FUNCTION stock_stays();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['goods', 'stock_moves', 'outlet_trades', 'stock_takes', 'stock_take_lines'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
