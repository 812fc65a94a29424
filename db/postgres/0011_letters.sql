CREATE TABLE signatories (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    manner text NOT NULL,
    name character varying(200) NOT NULL,
    title character varying(200) NOT NULL,
    nip character varying(200),
    "from" date NOT NULL,
    until date,
    CONSTRAINT "PK_signatories" PRIMARY KEY (id),
    CONSTRAINT ck_signatories_term CHECK (until IS NULL OR until >= "from"),
    CONSTRAINT "FK_signatories_agencies_agency_id" FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

CREATE TABLE letter_patterns (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    kind text NOT NULL,
    pattern character varying(200) NOT NULL,
    CONSTRAINT "PK_letter_patterns" PRIMARY KEY (id),
    CONSTRAINT "FK_letter_patterns_agencies_agency_id" FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

CREATE TABLE invitation_terms (
    round_id uuid NOT NULL,
    date date NOT NULL,
    arrival time without time zone NOT NULL,
    ends_at time without time zone NOT NULL,
    bring character varying(2000) NOT NULL,
    contact character varying(200) NOT NULL,
    signer_office character varying(500) NOT NULL,
    signer_name character varying(200) NOT NULL,
    signer_nip character varying(200),
    pdf_file_id uuid,
    zip_file_id uuid,
    version integer NOT NULL,
    CONSTRAINT "PK_invitation_terms" PRIMARY KEY (round_id),
    CONSTRAINT ck_invitation_terms_hours CHECK (ends_at > arrival),
    CONSTRAINT "FK_invitation_terms_files_pdf_file_id" FOREIGN KEY (pdf_file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_invitation_terms_files_zip_file_id" FOREIGN KEY (zip_file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_invitation_terms_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE invitations (
    nomination_id uuid NOT NULL,
    round_id uuid NOT NULL,
    number character varying(200) NOT NULL,
    whats_app_at timestamp with time zone,
    CONSTRAINT "PK_invitations" PRIMARY KEY (nomination_id),
    CONSTRAINT "FK_invitations_invitation_terms_round_id" FOREIGN KEY (round_id) REFERENCES invitation_terms (round_id) ON DELETE RESTRICT,
    CONSTRAINT "FK_invitations_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_invitation_terms_pdf_file_id" ON invitation_terms (pdf_file_id);

CREATE INDEX "IX_invitation_terms_zip_file_id" ON invitation_terms (zip_file_id);

CREATE UNIQUE INDEX "IX_invitations_round_id_number" ON invitations (round_id, number);

CREATE UNIQUE INDEX "IX_letter_patterns_agency_id_kind" ON letter_patterns (agency_id, kind);

CREATE INDEX "IX_signatories_agency_id_from" ON signatories (agency_id, "from");
