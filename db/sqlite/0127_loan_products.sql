-- A co-op's own kinds of loans, and what is known of somebody who asks for one (5C).
ALTER TABLE "loans" ADD COLUMN "product" TEXT NULL;
ALTER TABLE "loans" ADD COLUMN "payment_order" TEXT NULL;
ALTER TABLE "loans" ADD COLUMN "penalty" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "loan_products" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "months_max" INTEGER NOT NULL,
    "amount_max" INTEGER NOT NULL,
    "fee" INTEGER NOT NULL,
    "round_to" INTEGER NOT NULL,
    "payment_order" TEXT NOT NULL,
    "penalty" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_loan_products" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_loan_products_terms" CHECK (rate BETWEEN 0 AND 10000 AND fee BETWEEN 0 AND 10000 AND penalty BETWEEN 0 AND 10000 AND months_max BETWEEN 1 AND 1200 AND amount_max > 0 AND round_to > 0),
    CONSTRAINT "FK_loan_products_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_loan_products_cooperative_id_name" ON "loan_products" ("cooperative_id", "name");

CREATE TABLE "loan_sheets" (
    "cooperative_id" TEXT NOT NULL,
    "loan_id" TEXT NOT NULL,
    "character_mark" INTEGER NOT NULL,
    "character_note" TEXT NULL,
    "capacity_mark" INTEGER NOT NULL,
    "capacity_note" TEXT NULL,
    "capital_mark" INTEGER NOT NULL,
    "capital_note" TEXT NULL,
    "collateral_mark" INTEGER NOT NULL,
    "collateral_note" TEXT NULL,
    "condition_mark" INTEGER NOT NULL,
    "condition_note" TEXT NULL,
    "guarantors" TEXT NULL,
    "security_kind" TEXT NULL,
    "security_value" INTEGER NULL,
    "written_on" TEXT NOT NULL,
    "written_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_loan_sheets" PRIMARY KEY ("cooperative_id", "loan_id"),
    CONSTRAINT "ck_loan_sheets_marks" CHECK (character_mark BETWEEN 1 AND 5 AND capacity_mark BETWEEN 1 AND 5 AND capital_mark BETWEEN 1 AND 5 AND collateral_mark BETWEEN 1 AND 5 AND condition_mark BETWEEN 1 AND 5),
    CONSTRAINT "ck_loan_sheets_security" CHECK (security_value IS NULL OR security_value >= 0 AND security_kind IS NOT NULL),
    CONSTRAINT "FK_loan_sheets_loans_cooperative_id_loan_id" FOREIGN KEY ("cooperative_id", "loan_id") REFERENCES "loans" ("cooperative_id", "id") ON DELETE RESTRICT
);

-- What the board decided on stays as it read it.
CREATE TRIGGER loan_sheets_until_decided_insert BEFORE INSERT ON loan_sheets
WHEN NOT EXISTS (SELECT 1 FROM loans l WHERE l.cooperative_id = NEW.cooperative_id AND l.id = NEW.loan_id AND l.state = 'Applied')
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_sheets_until_decided_update BEFORE UPDATE ON loan_sheets
WHEN NOT EXISTS (SELECT 1 FROM loans l WHERE l.cooperative_id = NEW.cooperative_id AND l.id = NEW.loan_id AND l.state = 'Applied')
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loan_sheets_never_go BEFORE DELETE ON loan_sheets
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;

CREATE TRIGGER loans_keep_order BEFORE UPDATE ON loans
WHEN NEW.product IS NOT OLD.product OR NEW.payment_order IS NOT OLD.payment_order OR NEW.penalty <> OLD.penalty
BEGIN SELECT RAISE(ABORT, 'books:loan-stays'); END;
