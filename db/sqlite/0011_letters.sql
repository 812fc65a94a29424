CREATE TABLE "signatories" (
    "id" TEXT NOT NULL CONSTRAINT "PK_signatories" PRIMARY KEY,
    "agency_id" TEXT NOT NULL,
    "manner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "nip" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "ck_signatories_term" CHECK (until IS NULL OR until >= "from"),
    CONSTRAINT "FK_signatories_agencies_agency_id" FOREIGN KEY ("agency_id") REFERENCES "agencies" ("id") ON DELETE RESTRICT
);

CREATE TABLE "letter_patterns" (
    "id" TEXT NOT NULL CONSTRAINT "PK_letter_patterns" PRIMARY KEY,
    "agency_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    CONSTRAINT "FK_letter_patterns_agencies_agency_id" FOREIGN KEY ("agency_id") REFERENCES "agencies" ("id") ON DELETE RESTRICT
);

CREATE TABLE "invitation_terms" (
    "round_id" TEXT NOT NULL CONSTRAINT "PK_invitation_terms" PRIMARY KEY,
    "date" TEXT NOT NULL,
    "arrival" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "bring" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "signer_office" TEXT NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signer_nip" TEXT NULL,
    "pdf_file_id" TEXT NULL,
    "zip_file_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ck_invitation_terms_hours" CHECK (ends_at > arrival),
    CONSTRAINT "FK_invitation_terms_files_pdf_file_id" FOREIGN KEY ("pdf_file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_invitation_terms_files_zip_file_id" FOREIGN KEY ("zip_file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_invitation_terms_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "invitations" (
    "nomination_id" TEXT NOT NULL CONSTRAINT "PK_invitations" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "whats_app_at" TEXT NULL,
    CONSTRAINT "FK_invitations_invitation_terms_round_id" FOREIGN KEY ("round_id") REFERENCES "invitation_terms" ("round_id") ON DELETE RESTRICT,
    CONSTRAINT "FK_invitations_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_invitation_terms_pdf_file_id" ON "invitation_terms" ("pdf_file_id");

CREATE INDEX "IX_invitation_terms_zip_file_id" ON "invitation_terms" ("zip_file_id");

CREATE UNIQUE INDEX "IX_invitations_round_id_number" ON "invitations" ("round_id", "number");

CREATE UNIQUE INDEX "IX_letter_patterns_agency_id_kind" ON "letter_patterns" ("agency_id", "kind");

CREATE INDEX "IX_signatories_agency_id_from" ON "signatories" ("agency_id", "from");
