CREATE TABLE "agencies" (
    "id" TEXT NOT NULL CONSTRAINT "PK_agencies" PRIMARY KEY,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "government" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "head_name" TEXT NOT NULL,
    "head_title" TEXT NOT NULL,
    "head_nip" TEXT NULL,
    "decree_pattern" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "organisations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_organisations" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "form" TEXT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "address" TEXT NULL,
    "postal_code" TEXT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "nomor_induk_koperasi" TEXT NULL,
    "founded_on" TEXT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "persons" (
    "id" TEXT NOT NULL CONSTRAINT "PK_persons" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "nik_sealed" TEXT NULL,
    "nik_index" TEXT NULL,
    "sex" TEXT NULL,
    "birth_date" TEXT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "region_code" TEXT NULL,
    "has_disability" INTEGER NOT NULL,
    "merged_into" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_persons_persons_merged_into" FOREIGN KEY ("merged_into") REFERENCES "persons" ("id") ON DELETE RESTRICT
);

CREATE TABLE "health_records" (
    "id" TEXT NOT NULL CONSTRAINT "PK_health_records" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "predicate" TEXT NOT NULL,
    "assessed_on" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    CONSTRAINT "FK_health_records_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "legal_documents" (
    "id" TEXT NOT NULL CONSTRAINT "PK_legal_documents" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" TEXT NULL,
    "expires_on" TEXT NULL,
    CONSTRAINT "FK_legal_documents_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "rat_records" (
    "id" TEXT NOT NULL CONSTRAINT "PK_rat_records" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "book_year" INTEGER NOT NULL,
    "held_on" TEXT NOT NULL,
    "reported_on" TEXT NULL,
    "attendance" INTEGER NULL,
    "members" INTEGER NULL,
    "source" TEXT NOT NULL,
    CONSTRAINT "ck_rat_records_attendance" CHECK (attendance >= 0 AND members >= 0),
    CONSTRAINT "FK_rat_records_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "affiliations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_affiliations" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "ck_affiliations_term" CHECK (until IS NULL OR until >= "from"),
    CONSTRAINT "FK_affiliations_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_affiliations_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT
);

CREATE TABLE "person_name_words" (
    "person_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    CONSTRAINT "PK_person_name_words" PRIMARY KEY ("word", "person_id"),
    CONSTRAINT "FK_person_name_words_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_affiliations_organisation_id_person_id_position_from" ON "affiliations" ("organisation_id", "person_id", "position", "from");

CREATE INDEX "IX_affiliations_person_id" ON "affiliations" ("person_id");

CREATE UNIQUE INDEX "IX_agencies_region_code" ON "agencies" ("region_code");

CREATE UNIQUE INDEX "IX_health_records_organisation_id_year" ON "health_records" ("organisation_id", "year");

CREATE UNIQUE INDEX "IX_legal_documents_organisation_id_kind_number" ON "legal_documents" ("organisation_id", "kind", "number");

CREATE INDEX "IX_organisations_name_key" ON "organisations" ("name_key");

CREATE UNIQUE INDEX "IX_organisations_nomor_induk_koperasi" ON "organisations" ("nomor_induk_koperasi");

CREATE INDEX "IX_organisations_region_code_name_key" ON "organisations" ("region_code", "name_key");

CREATE INDEX "IX_person_name_words_person_id" ON "person_name_words" ("person_id");

CREATE INDEX "IX_persons_merged_into" ON "persons" ("merged_into") WHERE merged_into IS NOT NULL;

CREATE INDEX "IX_persons_name_key_region_code_id" ON "persons" ("name_key", "region_code", "id") WHERE merged_into IS NULL;

CREATE UNIQUE INDEX "IX_persons_nik_index" ON "persons" ("nik_index");

CREATE UNIQUE INDEX "IX_rat_records_organisation_id_book_year" ON "rat_records" ("organisation_id", "book_year");
