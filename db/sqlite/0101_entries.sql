-- Entries above the books' limit wait for a second person; the database holds that the two are not one. And the
-- papers behind a journal.
CREATE TABLE "journal_requests" (
    "cooperative_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "date" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "decided_at" TEXT NULL,
    "reason" TEXT NULL,
    "seq" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "PK_journal_requests" PRIMARY KEY ("cooperative_id", "key"),
    CONSTRAINT "ck_journal_requests_decided" CHECK ((state = 'Waiting') = (decided_by IS NULL) AND (state = 'Waiting') = (decided_at IS NULL)),
    CONSTRAINT "ck_journal_requests_posted" CHECK ((state = 'Approved') = (seq IS NOT NULL)),
    CONSTRAINT "ck_journal_requests_reason" CHECK (state <> 'Returned' OR reason IS NOT NULL),
    CONSTRAINT "ck_journal_requests_two_people" CHECK (decided_by IS NULL OR decided_by <> made_by),
    CONSTRAINT "FK_journal_requests_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_requests_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE TABLE "journal_attachments" (
    "cooperative_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "file_id" TEXT NOT NULL,
    "added_by" TEXT NULL,
    "added_at" TEXT NOT NULL,
    CONSTRAINT "PK_journal_attachments" PRIMARY KEY ("cooperative_id", "seq", "file_id"),
    CONSTRAINT "FK_journal_attachments_files_file_id" FOREIGN KEY ("file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_attachments_journals_cooperative_id_seq" FOREIGN KEY ("cooperative_id", "seq") REFERENCES "journals" ("cooperative_id", "seq") ON DELETE RESTRICT
);

CREATE INDEX "IX_journal_attachments_file_id" ON "journal_attachments" ("file_id");

CREATE INDEX "IX_journal_requests_cooperative_id_seq" ON "journal_requests" ("cooperative_id", "seq");

CREATE INDEX "IX_journal_requests_cooperative_id_state" ON "journal_requests" ("cooperative_id", "state");
