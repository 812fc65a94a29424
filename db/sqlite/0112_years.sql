-- Book years that were closed, and the SHU they were divided by.
CREATE TABLE "book_years" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "locked" INTEGER NOT NULL,
    "closed_at" TEXT NULL,
    "closed_by" TEXT NULL,
    "head" BLOB NULL,
    "accepted_on" TEXT NULL,
    "accepted_by" TEXT NULL,
    "reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "result" INTEGER NOT NULL,
    CONSTRAINT "PK_book_years" PRIMARY KEY ("cooperative_id", "year"),
    CONSTRAINT "ck_book_years_state" CHECK ((state = 'Open') = (closed_at IS NULL) AND (state = 'Open') = (head IS NULL) AND (state = 'Accepted') = (accepted_on IS NOT NULL)),
    CONSTRAINT "FK_book_years_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "shu_articles" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "capital_base" TEXT NOT NULL,
    "business_base" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_shu_articles" PRIMARY KEY ("cooperative_id", "year"),
    CONSTRAINT "FK_shu_articles_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "shu_article_funds" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "fund" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    CONSTRAINT "PK_shu_article_funds" PRIMARY KEY ("cooperative_id", "year", "fund"),
    CONSTRAINT "ck_shu_article_funds_points" CHECK (points BETWEEN 1 AND 10000),
    CONSTRAINT "FK_shu_article_funds_shu_articles_cooperative_id_year" FOREIGN KEY ("cooperative_id", "year") REFERENCES "shu_articles" ("cooperative_id", "year") ON DELETE RESTRICT
);

CREATE TABLE "shu_parts" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "member_id" TEXT NOT NULL,
    "paid_seq" INTEGER NULL,
    "business" INTEGER NOT NULL,
    "capital" INTEGER NOT NULL,
    "jasa_modal" INTEGER NOT NULL,
    "jasa_usaha" INTEGER NOT NULL,
    CONSTRAINT "PK_shu_parts" PRIMARY KEY ("cooperative_id", "year", "member_id"),
    CONSTRAINT "ck_shu_parts_amounts" CHECK (capital >= 0 AND business >= 0 AND jasa_modal >= 0 AND jasa_usaha >= 0),
    CONSTRAINT "FK_shu_parts_book_years_cooperative_id_year" FOREIGN KEY ("cooperative_id", "year") REFERENCES "book_years" ("cooperative_id", "year") ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_parts_members_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "members" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_parts_journals_cooperative_id_paid_seq" FOREIGN KEY ("cooperative_id", "paid_seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE INDEX "IX_shu_parts_cooperative_id_member_id" ON "shu_parts" ("cooperative_id", "member_id");
CREATE INDEX "IX_shu_parts_cooperative_id_paid_seq" ON "shu_parts" ("cooperative_id", "paid_seq");

CREATE TABLE "shu_divisions" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "articles_year" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "divided_at" TEXT NOT NULL,
    "divided_by" TEXT NULL,
    "remainder" INTEGER NOT NULL,
    "shu" INTEGER NOT NULL,
    CONSTRAINT "PK_shu_divisions" PRIMARY KEY ("cooperative_id", "year"),
    CONSTRAINT "ck_shu_divisions_amounts" CHECK (shu > 0 AND remainder BETWEEN 0 AND shu),
    CONSTRAINT "FK_shu_divisions_book_years_cooperative_id_year" FOREIGN KEY ("cooperative_id", "year") REFERENCES "book_years" ("cooperative_id", "year") ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_divisions_shu_articles_cooperative_id_articles_year" FOREIGN KEY ("cooperative_id", "articles_year") REFERENCES "shu_articles" ("cooperative_id", "year") ON DELETE RESTRICT,
    CONSTRAINT "FK_shu_divisions_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE INDEX "IX_shu_divisions_cooperative_id_articles_year" ON "shu_divisions" ("cooperative_id", "articles_year");
CREATE INDEX "IX_shu_divisions_cooperative_id_seq" ON "shu_divisions" ("cooperative_id", "seq");

-- A closed year has every month locked that books were kept in.
CREATE TRIGGER book_years_are_locked_insert BEFORE INSERT ON book_years WHEN NEW.state <> 'Open' AND (
    SELECT COUNT(*) FROM periods p WHERE p.cooperative_id = NEW.cooperative_id AND p.month / 100 = NEW.year AND p.state = 'Locked')
    < (SELECT 13 - CASE WHEN CAST(substr(b.opened_on, 1, 4) AS INTEGER) = NEW.year THEN CAST(substr(b.opened_on, 6, 2) AS INTEGER) ELSE 1 END
        FROM books b WHERE b.cooperative_id = NEW.cooperative_id)
BEGIN SELECT RAISE(ABORT, 'books:year-not-locked'); END;

CREATE TRIGGER book_years_are_locked BEFORE UPDATE ON book_years WHEN NEW.state <> 'Open' AND (
    SELECT COUNT(*) FROM periods p WHERE p.cooperative_id = NEW.cooperative_id AND p.month / 100 = NEW.year AND p.state = 'Locked')
    < (SELECT 13 - CASE WHEN CAST(substr(b.opened_on, 1, 4) AS INTEGER) = NEW.year THEN CAST(substr(b.opened_on, 6, 2) AS INTEGER) ELSE 1 END
        FROM books b WHERE b.cooperative_id = NEW.cooperative_id)
BEGIN SELECT RAISE(ABORT, 'books:year-not-locked'); END;

-- What the RAT has accepted stays as it was accepted.
CREATE TRIGGER book_years_accepted BEFORE UPDATE ON book_years WHEN OLD.state = 'Accepted'
BEGIN SELECT RAISE(ABORT, 'books:year-accepted'); END;

CREATE TRIGGER book_years_accepted_never_go BEFORE DELETE ON book_years WHEN OLD.state = 'Accepted'
BEGIN SELECT RAISE(ABORT, 'books:year-accepted'); END;

CREATE TRIGGER periods_of_closed_years_stay BEFORE UPDATE ON periods
WHEN OLD.state = 'Locked' AND (NEW.state <> 'Locked' OR NEW.month <> OLD.month) AND EXISTS (
    SELECT 1 FROM book_years y
    WHERE y.cooperative_id = OLD.cooperative_id AND y.year = OLD.month / 100 AND y.state <> 'Open')
BEGIN SELECT RAISE(ABORT, 'books:year-closed'); END;

CREATE TRIGGER periods_of_closed_years_never_go BEFORE DELETE ON periods
WHEN OLD.state = 'Locked' AND EXISTS (
    SELECT 1 FROM book_years y
    WHERE y.cooperative_id = OLD.cooperative_id AND y.year = OLD.month / 100 AND y.state <> 'Open')
BEGIN SELECT RAISE(ABORT, 'books:year-closed'); END;

-- Funds and parts are written first, the division last: from then on none of them changes.
CREATE TRIGGER shu_divisions_are_sound BEFORE INSERT ON shu_divisions
BEGIN
    SELECT RAISE(ABORT, 'books:year-not-accepted') WHERE NOT EXISTS (
        SELECT 1 FROM book_years y
        WHERE y.cooperative_id = NEW.cooperative_id AND y.year = NEW.year AND y.state = 'Accepted' AND y.result = NEW.shu);
    SELECT RAISE(ABORT, 'books:shu-percent') WHERE 10000 <> (
        SELECT coalesce(SUM(f.points), 0) FROM shu_article_funds f
        WHERE f.cooperative_id = NEW.cooperative_id AND f.year = NEW.articles_year);
    SELECT RAISE(ABORT, 'books:shu-percent') WHERE NOT EXISTS (
        SELECT 1 FROM shu_article_funds f
        WHERE f.cooperative_id = NEW.cooperative_id AND f.year = NEW.articles_year AND f.fund = 'cadangan');
END;

CREATE TRIGGER shu_divisions_stay BEFORE UPDATE ON shu_divisions BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_divisions_never_go BEFORE DELETE ON shu_divisions BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_parts_stay BEFORE UPDATE ON shu_parts
WHEN OLD.paid_seq IS NOT NULL OR NEW.year <> OLD.year OR NEW.member_id <> OLD.member_id OR NEW.capital <> OLD.capital
    OR NEW.business <> OLD.business OR NEW.jasa_modal <> OLD.jasa_modal OR NEW.jasa_usaha <> OLD.jasa_usaha
BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_parts_never_go BEFORE DELETE ON shu_parts BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_parts_come_first BEFORE INSERT ON shu_parts
WHEN EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = NEW.cooperative_id AND d.year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_funds_come_first BEFORE INSERT ON shu_article_funds
WHEN EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = NEW.cooperative_id AND d.articles_year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_funds_stay BEFORE UPDATE ON shu_article_funds
WHEN EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = NEW.cooperative_id AND d.articles_year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_articles_are_used BEFORE UPDATE ON shu_articles
WHEN EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = NEW.cooperative_id AND d.articles_year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;

CREATE TRIGGER shu_funds_never_go BEFORE DELETE ON shu_article_funds
WHEN EXISTS (SELECT 1 FROM shu_divisions d WHERE d.cooperative_id = OLD.cooperative_id AND d.articles_year = OLD.year)
BEGIN SELECT RAISE(ABORT, 'books:shu-stays'); END;
