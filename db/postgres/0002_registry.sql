CREATE TABLE agencies (
    id uuid NOT NULL,
    region_code character varying(200) COLLATE "C" NOT NULL,
    name character varying(200) NOT NULL,
    government character varying(200) NOT NULL,
    address character varying(200) NOT NULL,
    city character varying(200) NOT NULL,
    head_name character varying(200) NOT NULL,
    head_title character varying(200) NOT NULL,
    head_nip character varying(200),
    decree_pattern character varying(200) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_agencies" PRIMARY KEY (id)
);

CREATE TABLE organisations (
    id uuid NOT NULL,
    kind text NOT NULL,
    form text,
    name character varying(200) NOT NULL,
    name_key character varying(200) NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    address character varying(200),
    postal_code character varying(200),
    phone character varying(200),
    email character varying(200),
    nomor_induk_koperasi character varying(20),
    founded_on date,
    status text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_organisations" PRIMARY KEY (id)
);

CREATE TABLE persons (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    name_key character varying(200) COLLATE "C" NOT NULL,
    nik_sealed character varying(200),
    nik_index character varying(64),
    sex text,
    birth_date date,
    phone character varying(200),
    email character varying(200),
    region_code character varying(13) COLLATE "C",
    has_disability boolean NOT NULL,
    merged_into uuid,
    version integer NOT NULL,
    CONSTRAINT "PK_persons" PRIMARY KEY (id),
    CONSTRAINT "FK_persons_persons_merged_into" FOREIGN KEY (merged_into) REFERENCES persons (id) ON DELETE RESTRICT
);

CREATE TABLE health_records (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    year integer NOT NULL,
    predicate text NOT NULL,
    assessed_on date NOT NULL,
    source character varying(200) NOT NULL,
    CONSTRAINT "PK_health_records" PRIMARY KEY (id),
    CONSTRAINT "FK_health_records_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE legal_documents (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL,
    number character varying(200) NOT NULL,
    issued_on date,
    expires_on date,
    CONSTRAINT "PK_legal_documents" PRIMARY KEY (id),
    CONSTRAINT "FK_legal_documents_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE rat_records (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    book_year integer NOT NULL,
    held_on date NOT NULL,
    reported_on date,
    attendance integer,
    members integer,
    source character varying(200) NOT NULL,
    CONSTRAINT "PK_rat_records" PRIMARY KEY (id),
    CONSTRAINT ck_rat_records_attendance CHECK (attendance >= 0 AND members >= 0),
    CONSTRAINT "FK_rat_records_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE TABLE affiliations (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    position text NOT NULL,
    "from" date NOT NULL,
    until date,
    CONSTRAINT "PK_affiliations" PRIMARY KEY (id),
    CONSTRAINT ck_affiliations_term CHECK (until IS NULL OR until >= "from"),
    CONSTRAINT "FK_affiliations_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_affiliations_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT
);

CREATE TABLE person_name_words (
    person_id uuid NOT NULL,
    word character varying(200) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_person_name_words" PRIMARY KEY (word, person_id),
    CONSTRAINT "FK_person_name_words_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_affiliations_organisation_id_person_id_position_from" ON affiliations (organisation_id, person_id, position, "from");

CREATE INDEX "IX_affiliations_person_id" ON affiliations (person_id);

CREATE UNIQUE INDEX "IX_agencies_region_code" ON agencies (region_code);

CREATE UNIQUE INDEX "IX_health_records_organisation_id_year" ON health_records (organisation_id, year);

CREATE UNIQUE INDEX "IX_legal_documents_organisation_id_kind_number" ON legal_documents (organisation_id, kind, number);

CREATE INDEX "IX_organisations_name_key" ON organisations (name_key);

CREATE UNIQUE INDEX "IX_organisations_nomor_induk_koperasi" ON organisations (nomor_induk_koperasi);

CREATE INDEX "IX_organisations_region_code_name_key" ON organisations (region_code, name_key);

CREATE INDEX "IX_person_name_words_person_id" ON person_name_words (person_id);

CREATE INDEX "IX_persons_merged_into" ON persons (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX "IX_persons_name_key_region_code_id" ON persons (name_key, region_code, id) WHERE merged_into IS NULL;

CREATE UNIQUE INDEX "IX_persons_nik_index" ON persons (nik_index);

CREATE UNIQUE INDEX "IX_rat_records_organisation_id_book_year" ON rat_records (organisation_id, book_year);
