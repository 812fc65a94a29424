-- What an import did to each row, for as long as it may be taken back; and what became of taking it back.
ALTER TABLE "import_runs" ADD COLUMN "journal" BLOB NULL;
ALTER TABLE "import_runs" ADD COLUMN "undone_at" TEXT NULL;
ALTER TABLE "import_runs" ADD COLUMN "rows_undone" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "import_runs" ADD COLUMN "rows_kept" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "import_runs" ADD COLUMN "undo_report" BLOB NULL;
