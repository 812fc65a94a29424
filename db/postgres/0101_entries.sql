-- Entries above the books' limit wait for a second person; the database holds that the two are not one. And the
-- papers behind a journal.
CREATE TABLE journal_requests (
    cooperative_id uuid NOT NULL,
    key character varying(100) NOT NULL,
    body character varying(100000) NOT NULL,
    content bytea NOT NULL,
    date date NOT NULL,
    description character varying(500) NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    reason character varying(500),
    seq bigint,
    version integer NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT "PK_journal_requests" PRIMARY KEY (cooperative_id, key),
    CONSTRAINT ck_journal_requests_decided CHECK ((state = 'Waiting') = (decided_by IS NULL) AND (state = 'Waiting') = (decided_at IS NULL)),
    CONSTRAINT ck_journal_requests_posted CHECK ((state = 'Approved') = (seq IS NOT NULL)),
    CONSTRAINT ck_journal_requests_reason CHECK (state <> 'Returned' OR reason IS NOT NULL),
    CONSTRAINT ck_journal_requests_two_people CHECK (decided_by IS NULL OR decided_by <> made_by),
    CONSTRAINT "FK_journal_requests_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_requests_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE TABLE journal_attachments (
    cooperative_id uuid NOT NULL,
    seq bigint NOT NULL,
    file_id uuid NOT NULL,
    added_by uuid,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_journal_attachments" PRIMARY KEY (cooperative_id, seq, file_id),
    CONSTRAINT "FK_journal_attachments_files_file_id" FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_journal_attachments_journals_cooperative_id_seq" FOREIGN KEY (cooperative_id, seq) REFERENCES journals (cooperative_id, seq) ON DELETE RESTRICT
);

CREATE INDEX "IX_journal_attachments_file_id" ON journal_attachments (file_id);

CREATE INDEX "IX_journal_requests_cooperative_id_seq" ON journal_requests (cooperative_id, seq);

CREATE INDEX "IX_journal_requests_cooperative_id_state" ON journal_requests (cooperative_id, state);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['journal_requests', 'journal_attachments'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
