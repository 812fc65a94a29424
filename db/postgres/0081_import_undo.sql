-- What an import did to each row, for as long as it may be taken back; and what became of taking it back.
ALTER TABLE import_runs ADD COLUMN journal bytea;
ALTER TABLE import_runs ADD COLUMN undone_at timestamp with time zone;
ALTER TABLE import_runs ADD COLUMN rows_undone integer NOT NULL DEFAULT 0;
ALTER TABLE import_runs ADD COLUMN rows_kept integer NOT NULL DEFAULT 0;
ALTER TABLE import_runs ADD COLUMN undo_report bytea;
