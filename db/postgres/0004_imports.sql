CREATE TABLE import_runs (
    id uuid NOT NULL,
    kind character varying(200) NOT NULL,
    target uuid,
    file_id uuid NOT NULL,
    started_by uuid,
    started_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    rows_total integer NOT NULL,
    rows_new integer NOT NULL,
    rows_changed integer NOT NULL,
    rows_unchanged integer NOT NULL,
    rows_bad integer NOT NULL,
    problems integer NOT NULL,
    is_blocked boolean NOT NULL,
    report bytea NOT NULL,
    only_good boolean NOT NULL,
    applied_at timestamp with time zone,
    CONSTRAINT "PK_import_runs" PRIMARY KEY (id),
    CONSTRAINT "FK_import_runs_files_file_id" FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_import_runs_file_id" ON import_runs (file_id);

CREATE INDEX "IX_import_runs_kind_target" ON import_runs (kind, target);
