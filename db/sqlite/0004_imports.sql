CREATE TABLE "import_runs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_import_runs" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "target" TEXT NULL,
    "file_id" TEXT NOT NULL,
    "started_by" TEXT NULL,
    "started_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rows_total" INTEGER NOT NULL,
    "rows_new" INTEGER NOT NULL,
    "rows_changed" INTEGER NOT NULL,
    "rows_unchanged" INTEGER NOT NULL,
    "rows_bad" INTEGER NOT NULL,
    "problems" INTEGER NOT NULL,
    "is_blocked" INTEGER NOT NULL,
    "report" BLOB NOT NULL,
    "only_good" INTEGER NOT NULL,
    "applied_at" TEXT NULL,
    CONSTRAINT "FK_import_runs_files_file_id" FOREIGN KEY ("file_id") REFERENCES "files" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_import_runs_file_id" ON "import_runs" ("file_id");

CREATE INDEX "IX_import_runs_kind_target" ON "import_runs" ("kind", "target");
