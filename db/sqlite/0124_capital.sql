-- Finance from outside: what a co-op plans to borrow and what for, the texts of its proposal, and papers only the board can show.
CREATE TABLE "finance_purposes" (
    "cooperative_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_finance_purposes" PRIMARY KEY ("cooperative_id", "version", "no"),
    CONSTRAINT "ck_finance_purposes_amount" CHECK (amount > 0),
    CONSTRAINT "FK_finance_purposes_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "finance_plans" (
    "cooperative_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "rate_points" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "grace_months" INTEGER NOT NULL,
    "starts_on" TEXT NOT NULL,
    "service_growth" INTEGER NOT NULL,
    "sales_growth" INTEGER NOT NULL,
    "operating_growth" INTEGER NOT NULL,
    "cooperative_growth" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NULL,
    "amount" INTEGER NOT NULL,
    "operational" INTEGER NOT NULL,
    CONSTRAINT "PK_finance_plans" PRIMARY KEY ("cooperative_id", "version"),
    CONSTRAINT "ck_finance_plans_amounts" CHECK (amount > 0 AND operational BETWEEN 0 AND amount),
    CONSTRAINT "ck_finance_plans_terms" CHECK (version >= 1 AND months BETWEEN 1 AND 360 AND grace_months >= 0 AND grace_months < months AND rate_points BETWEEN 0 AND 10000),
    CONSTRAINT "FK_finance_plans_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "finance_texts" (
    "cooperative_id" TEXT NOT NULL,
    "chapter" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NULL,
    CONSTRAINT "PK_finance_texts" PRIMARY KEY ("cooperative_id", "chapter", "version"),
    CONSTRAINT "ck_finance_texts_version" CHECK (version >= 1),
    CONSTRAINT "FK_finance_texts_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "capital_papers" (
    "cooperative_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "dated_on" TEXT NOT NULL,
    "file_id" TEXT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NULL,
    CONSTRAINT "PK_capital_papers" PRIMARY KEY ("cooperative_id", "kind", "version"),
    CONSTRAINT "ck_capital_papers_version" CHECK (version >= 1),
    CONSTRAINT "FK_capital_papers_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT,
    CONSTRAINT "FK_capital_papers_files_file_id" FOREIGN KEY ("file_id") REFERENCES "files" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_capital_papers_file_id" ON "capital_papers" ("file_id");

-- Purposes are written first, the plan last: it is taken only where they add up, and from then on none of them changes.
CREATE TRIGGER finance_plans_add_up BEFORE INSERT ON finance_plans WHEN NEW.amount <> (
    SELECT coalesce(SUM(p.amount), 0) FROM finance_purposes p
    WHERE p.cooperative_id = NEW.cooperative_id AND p.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'books:plan-sum'); END;

CREATE TRIGGER finance_plans_stay BEFORE UPDATE ON finance_plans BEGIN SELECT RAISE(ABORT, 'books:plan-stays'); END;

CREATE TRIGGER finance_plans_never_go BEFORE DELETE ON finance_plans BEGIN SELECT RAISE(ABORT, 'books:plan-stays'); END;

CREATE TRIGGER finance_purposes_come_first BEFORE INSERT ON finance_purposes
WHEN EXISTS (SELECT 1 FROM finance_plans p WHERE p.cooperative_id = NEW.cooperative_id AND p.version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'books:plan-stays'); END;

CREATE TRIGGER finance_purposes_stay BEFORE UPDATE ON finance_purposes BEGIN SELECT RAISE(ABORT, 'books:plan-stays'); END;

CREATE TRIGGER finance_purposes_never_go BEFORE DELETE ON finance_purposes BEGIN SELECT RAISE(ABORT, 'books:plan-stays'); END;
