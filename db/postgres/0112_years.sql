-- Book years that were closed, and the SHU they were divided by.
CREATE TABLE book_years (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    state text NOT NULL,
    locked integer NOT NULL,
    closed_at timestamp with time zone NULL,
    closed_by uuid NULL,
    head bytea NULL,
    accepted_on date NULL,
    accepted_by uuid NULL,
    reason character varying(500) NULL,
    version integer NOT NULL,
    result bigint NOT NULL,
    CONSTRAINT "PK_book_years" PRIMARY KEY (cooperative_id, year),
    CONSTRAINT ck_book_years_state CHECK ((state = 'Open') = (closed_at IS NULL) AND (state = 'Open') = (head IS NULL) AND (state = 'Accepted') = (accepted_on IS NOT NULL)),
    CONSTRAINT "FK_book_years_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE shu_articles (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    capital_base text NOT NULL,
    business_base text NOT NULL,
    basis character varying(200) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_shu_articles" PRIMARY KEY (cooperative_id, year),
    CONSTRAINT "FK_shu_articles_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE shu_article_funds (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    fund character varying(40) NOT NULL,
    points integer NOT NULL,
    CONSTRAINT "PK_shu_article_funds" PRIMARY KEY (cooperative_id, year, fund),
    CONSTRAINT ck_shu_article_funds_points CHECK (points BETWEEN 1 AND 10000),
    CONSTRAINT "FK_shu_article_funds_shu_articles_cooperative_id_year" FOREIGN KEY (cooperative_id, year) REFERENCES shu_articles (cooperative_id, year) ON DELETE RESTRICT
);

CREATE TABLE shu_parts (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    member_id uuid NOT NULL,
    paid_seq bigint NULL,
    business bigint NOT NULL,
    capital bigint NOT NULL,
    jasa_modal bigint NOT NULL,
    jasa_usaha bigint NOT NULL,
    CONSTRAINT "PK_shu_parts" PRIMARY KEY (cooperative_id, year, member_id),
    CONSTRAINT ck_shu_parts_amounts CHECK (capital >= 0 AND business >= 0 AND jasa_modal >= 0 AND jasa_usaha >= 0),
    CONSTRAINT "FK_shu_parts_book_years_cooperative_id_year" FOREIGN KEY (cooperative_id, year) REFERENCES book_years (cooperative_id, year) ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_parts_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_parts_journals_cooperative_id_paid_seq" FOREIGN KEY (cooperative_id, paid_seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE INDEX "IX_shu_parts_cooperative_id_member_id" ON shu_parts (cooperative_id, member_id);
CREATE INDEX "IX_shu_parts_cooperative_id_paid_seq" ON shu_parts (cooperative_id, paid_seq);

CREATE TABLE shu_divisions (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    articles_year integer NOT NULL,
    seq bigint NOT NULL,
    divided_at timestamp with time zone NOT NULL,
    divided_by uuid NULL,
    remainder bigint NOT NULL,
    shu bigint NOT NULL,
    CONSTRAINT "PK_shu_divisions" PRIMARY KEY (cooperative_id, year),
    CONSTRAINT ck_shu_divisions_amounts CHECK (shu > 0 AND remainder BETWEEN 0 AND shu),
    CONSTRAINT "FK_shu_divisions_book_years_cooperative_id_year" FOREIGN KEY (cooperative_id, year) REFERENCES book_years (cooperative_id, year) ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_divisions_shu_articles_cooperative_id_articles_year" FOREIGN KEY (cooperative_id, articles_year) REFERENCES shu_articles (cooperative_id, year) ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_divisions_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE INDEX "IX_shu_divisions_cooperative_id_articles_year" ON shu_divisions (cooperative_id, articles_year);
CREATE INDEX "IX_shu_divisions_cooperative_id_seq" ON shu_divisions (cooperative_id, seq);

-- A closed year has every month locked that books were kept in.
CREATE FUNCTION book_years_are_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM periods p WHERE p.cooperative_id = NEW.cooperative_id AND p.month / 100 = NEW.year AND p.state = 'Locked')
        < (SELECT 13 - CASE WHEN extract(year FROM b.opened_on)::int = NEW.year THEN extract(month FROM b.opened_on)::int ELSE 1 END
            FROM books b WHERE b.cooperative_id = NEW.cooperative_id) THEN
        RAISE EXCEPTION 'books:year-not-locked';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER book_years_are_locked BEFORE INSERT OR UPDATE ON book_years
FOR EACH ROW WHEN (NEW.state <> 'Open') EXECUTE FUNCTION book_years_are_locked();

-- What the RAT has accepted stays as it was accepted.
CREATE FUNCTION book_years_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:year-accepted';
END $$;

CREATE TRIGGER book_years_accepted BEFORE UPDATE OR DELETE ON book_years
FOR EACH ROW WHEN (OLD.state = 'Accepted') EXECUTE FUNCTION book_years_accepted();

CREATE FUNCTION periods_of_closed_years_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM book_years y
        WHERE y.cooperative_id = OLD.cooperative_id AND y.year = OLD.month / 100 AND y.state <> 'Open') THEN
        RAISE EXCEPTION 'books:year-closed';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER periods_of_closed_years_stay BEFORE UPDATE ON periods
FOR EACH ROW WHEN (OLD.state = 'Locked' AND (NEW.state <> 'Locked' OR NEW.month <> OLD.month)) EXECUTE FUNCTION periods_of_closed_years_stay();
CREATE TRIGGER periods_of_closed_years_never_go BEFORE DELETE ON periods
FOR EACH ROW WHEN (OLD.state = 'Locked') EXECUTE FUNCTION periods_of_closed_years_stay();

-- Funds and parts are written first, the division last: from then on none of them changes.
CREATE FUNCTION shu_divisions_are_sound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM book_years y
        WHERE y.cooperative_id = NEW.cooperative_id AND y.year = NEW.year AND y.state = 'Accepted' AND y.result = NEW.shu) THEN
        RAISE EXCEPTION 'books:year-not-accepted';
    END IF;
    IF (SELECT coalesce(sum(f.points), 0) FROM shu_article_funds f WHERE f.cooperative_id = NEW.cooperative_id AND f.year = NEW.articles_year) <> 10000
        OR NOT EXISTS (
            SELECT 1 FROM shu_article_funds f
            WHERE f.cooperative_id = NEW.cooperative_id AND f.year = NEW.articles_year AND f.fund = 'cadangan') THEN
        RAISE EXCEPTION 'books:shu-percent';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER shu_divisions_are_sound BEFORE INSERT ON shu_divisions FOR EACH ROW EXECUTE FUNCTION shu_divisions_are_sound();

CREATE FUNCTION shu_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:shu-stays';
END $$;

CREATE TRIGGER shu_divisions_stay BEFORE UPDATE OR DELETE ON shu_divisions FOR EACH ROW EXECUTE FUNCTION shu_stays();
CREATE TRIGGER shu_parts_stay BEFORE UPDATE ON shu_parts
FOR EACH ROW WHEN (OLD.paid_seq IS NOT NULL
    OR (NEW.year, NEW.member_id, NEW.capital, NEW.business, NEW.jasa_modal, NEW.jasa_usaha) <> (OLD.year, OLD.member_id, OLD.capital, OLD.business, OLD.jasa_modal, OLD.jasa_usaha))
EXECUTE FUNCTION shu_stays();
CREATE TRIGGER shu_parts_never_go BEFORE DELETE ON shu_parts FOR EACH ROW EXECUTE FUNCTION shu_stays();

CREATE FUNCTION shu_parts_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = NEW.cooperative_id AND d.year = NEW.year) THEN
        RAISE EXCEPTION 'books:shu-stays';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER shu_parts_come_first BEFORE INSERT ON shu_parts FOR EACH ROW EXECUTE FUNCTION shu_parts_come_first();

CREATE FUNCTION shu_funds_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = NEW.cooperative_id AND d.articles_year = NEW.year) THEN
        RAISE EXCEPTION 'books:shu-stays';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER shu_funds_come_first BEFORE INSERT OR UPDATE ON shu_article_funds FOR EACH ROW EXECUTE FUNCTION shu_funds_come_first();
CREATE TRIGGER shu_articles_are_used BEFORE UPDATE ON shu_articles FOR EACH ROW EXECUTE FUNCTION shu_funds_come_first();

CREATE FUNCTION shu_funds_never_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = OLD.cooperative_id AND d.articles_year = OLD.year) THEN
        RAISE EXCEPTION 'books:shu-stays';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER shu_funds_never_go BEFORE DELETE ON shu_article_funds FOR EACH ROW EXECUTE FUNCTION shu_funds_never_go();

ALTER TABLE book_years ENABLE ROW LEVEL SECURITY;
ALTER TABLE book_years FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON book_years USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
ALTER TABLE shu_articles ENABLE ROW LEVEL SECURITY;
ALTER TABLE shu_articles FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shu_articles USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
ALTER TABLE shu_article_funds ENABLE ROW LEVEL SECURITY;
ALTER TABLE shu_article_funds FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shu_article_funds USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
ALTER TABLE shu_parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE shu_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shu_parts USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
ALTER TABLE shu_divisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE shu_divisions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shu_divisions USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
