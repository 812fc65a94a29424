-- What people without an account fill in, until it is sent.

CREATE TABLE application_drafts (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    content_sealed character varying(8000) NOT NULL,
    notice_version character varying(200) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    nomination_id uuid,
    held text,
    version integer NOT NULL,
    CONSTRAINT "PK_application_drafts" PRIMARY KEY (id),
    CONSTRAINT ck_application_drafts_sent CHECK ((sent_at IS NULL AND nomination_id IS NULL AND held IS NULL) OR (sent_at IS NOT NULL AND (nomination_id IS NULL) <> (held IS NULL))),
    CONSTRAINT "FK_application_drafts_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_application_drafts_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_application_drafts_nomination_id" ON application_drafts (nomination_id);

CREATE INDEX "IX_application_drafts_round_id_sent_at" ON application_drafts (round_id, sent_at);
