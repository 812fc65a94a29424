-- A corrected decree has a new number; the one it replaces stays, with why.
CREATE TABLE decree_changes (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    number integer NOT NULL,
    replaced_number character varying(200) NOT NULL,
    replaced_date date NOT NULL,
    decree_number character varying(200) NOT NULL,
    decree_date date NOT NULL,
    reason character varying(2000) NOT NULL,
    file_id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(200) NOT NULL,
    CONSTRAINT "PK_decree_changes" PRIMARY KEY (id),
    CONSTRAINT "FK_decree_changes_files_file_id" FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_decree_changes_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_decree_changes_decree_number" ON decree_changes (decree_number);

CREATE INDEX "IX_decree_changes_file_id" ON decree_changes (file_id);

CREATE UNIQUE INDEX "IX_decree_changes_round_id_number" ON decree_changes (round_id, number);

CREATE TRIGGER decree_changes_never_change BEFORE UPDATE OR DELETE ON decree_changes
FOR EACH ROW EXECUTE FUNCTION promised_and_frozen();
