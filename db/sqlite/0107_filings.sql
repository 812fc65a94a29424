-- Statements of a year as co-ops handed them to their agency.

CREATE TABLE "filings" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "statements" TEXT NOT NULL,
    "amounts" TEXT NULL,
    "head_seq" INTEGER NULL,
    "head_hash" BLOB NULL,
    "submitted_at" TEXT NULL,
    "submitted_by" TEXT NULL,
    "reason" TEXT NULL,
    "decided_at" TEXT NULL,
    "decided_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_filings" PRIMARY KEY ("cooperative_id", "year"),
    CONSTRAINT "FK_filings_organisations_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TRIGGER filings_accepted_update BEFORE UPDATE ON filings WHEN OLD.state = 'Accepted'
BEGIN SELECT RAISE(ABORT, 'naikkelas:filing-accepted'); END;

CREATE TRIGGER filings_accepted_delete BEFORE DELETE ON filings WHEN OLD.state = 'Accepted'
BEGIN SELECT RAISE(ABORT, 'naikkelas:filing-accepted'); END;
