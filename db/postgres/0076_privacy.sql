-- What people ask about the data kept of them, and who was erased.
ALTER TABLE persons ADD COLUMN erased_on date;

CREATE TABLE privacy_requests (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    words character varying(1000),
    by character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    answer character varying(1000),
    answered_by uuid,
    answered_by_name character varying(200),
    answered_at timestamp with time zone,
    CONSTRAINT "PK_privacy_requests" PRIMARY KEY (id),
    CONSTRAINT ck_privacy_requests_answered CHECK ((state = 'Open') = (answered_at IS NULL)),
    CONSTRAINT "FK_privacy_requests_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_privacy_requests_due_at" ON privacy_requests (due_at) WHERE state = 'Open';

CREATE UNIQUE INDEX "IX_privacy_requests_person_id_kind" ON privacy_requests (person_id, kind) WHERE state = 'Open';
