-- A corrected decree has a new number; the one it replaces stays, with why.
CREATE TABLE "decree_changes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_decree_changes" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "replaced_number" TEXT NOT NULL,
    "replaced_date" TEXT NOT NULL,
    "decree_number" TEXT NOT NULL,
    "decree_date" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    CONSTRAINT "FK_decree_changes_files_file_id" FOREIGN KEY ("file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_decree_changes_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_decree_changes_decree_number" ON "decree_changes" ("decree_number");

CREATE INDEX "IX_decree_changes_file_id" ON "decree_changes" ("file_id");

CREATE UNIQUE INDEX "IX_decree_changes_round_id_number" ON "decree_changes" ("round_id", "number");

CREATE TRIGGER decree_changes_never_change BEFORE UPDATE ON decree_changes
BEGIN SELECT RAISE(ABORT, 'decree_changes is append-only'); END;

CREATE TRIGGER decree_changes_never_go BEFORE DELETE ON decree_changes
BEGIN SELECT RAISE(ABORT, 'decree_changes is append-only'); END;
