CREATE TABLE rounds (
    id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    title character varying(200) NOT NULL,
    slug character varying(200) NOT NULL,
    state text NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    terms_json character varying(200000) NOT NULL,
    terms_version integer NOT NULL,
    lock_digest character varying(200),
    locked_at timestamp with time zone,
    secret_sealed character varying(200),
    secret_digest character varying(200),
    public_value_name character varying(200) NOT NULL,
    public_value character varying(200),
    nominations_given integer NOT NULL,
    screened_at timestamp with time zone,
    drawn_at timestamp with time zone,
    drawn_by character varying(200),
    published_at timestamp with time zone,
    result_digest character varying(200),
    decree_number character varying(200),
    decree_date date,
    version integer NOT NULL,
    CONSTRAINT "PK_rounds" PRIMARY KEY (id),
    CONSTRAINT ck_rounds_times CHECK (closes_at > opens_at)
);

CREATE TABLE topics (
    id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    name character varying(200) NOT NULL,
    description character varying(2000),
    version integer NOT NULL,
    CONSTRAINT "PK_topics" PRIMARY KEY (id)
);

CREATE TABLE nominations (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    code character varying(10) NOT NULL,
    person_id uuid NOT NULL,
    nominator_id uuid,
    choices character varying(200) NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    source character varying(200) NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_nominations" PRIMARY KEY (id),
    CONSTRAINT "FK_nominations_organisations_nominator_id" FOREIGN KEY (nominator_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_nominations_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_nominations_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE published_papers (
    round_id uuid NOT NULL,
    round_file_id uuid NOT NULL,
    result_file_id uuid NOT NULL,
    decree_file_id uuid NOT NULL,
    minutes_file_id uuid NOT NULL,
    notice_file_id uuid NOT NULL,
    legend_json character varying(20000) NOT NULL,
    published_by character varying(200) NOT NULL,
    CONSTRAINT "PK_published_papers" PRIMARY KEY (round_id),
    CONSTRAINT "FK_published_papers_files_decree_file_id" FOREIGN KEY (decree_file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_minutes_file_id" FOREIGN KEY (minutes_file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_notice_file_id" FOREIGN KEY (notice_file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_result_file_id" FOREIGN KEY (result_file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_round_file_id" FOREIGN KEY (round_file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE round_terms_versions (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    number integer NOT NULL,
    terms_json character varying(200000) NOT NULL,
    digest character varying(200) NOT NULL,
    locked_at timestamp with time zone NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    reason character varying(2000),
    CONSTRAINT "PK_round_terms_versions" PRIMARY KEY (id),
    CONSTRAINT "FK_round_terms_versions_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE classes (
    id uuid NOT NULL,
    topic_id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    name character varying(200) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    place character varying(200) NOT NULL,
    capacity integer NOT NULL,
    round_id uuid,
    code character varying(10),
    version integer NOT NULL,
    CONSTRAINT "PK_classes" PRIMARY KEY (id),
    CONSTRAINT ck_classes_capacity CHECK (capacity > 0),
    CONSTRAINT ck_classes_dates CHECK (ends_on >= starts_on),
    CONSTRAINT "FK_classes_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_classes_topics_topic_id" FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE RESTRICT
);

CREATE TABLE decisions (
    nomination_id uuid NOT NULL,
    round_id uuid NOT NULL,
    code character varying(10) NOT NULL,
    status text NOT NULL,
    class_code character varying(10),
    seat character varying(200),
    rank integer,
    score bigint NOT NULL,
    priority integer,
    trace_json character varying(200000) NOT NULL,
    CONSTRAINT "PK_decisions" PRIMARY KEY (nomination_id),
    CONSTRAINT "FK_decisions_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT
);

CREATE TABLE frozen_facts (
    nomination_id uuid NOT NULL,
    round_id uuid NOT NULL,
    facts_json character varying(200000) NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_frozen_facts" PRIMARY KEY (nomination_id),
    CONSTRAINT "FK_frozen_facts_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_classes_region_code_starts_on" ON classes (region_code, starts_on);

CREATE UNIQUE INDEX "IX_classes_round_id_code" ON classes (round_id, code);

CREATE INDEX "IX_classes_topic_id" ON classes (topic_id);

CREATE UNIQUE INDEX "IX_decisions_round_id_code" ON decisions (round_id, code);

CREATE INDEX "IX_decisions_round_id_status_class_code" ON decisions (round_id, status, class_code);

CREATE INDEX "IX_frozen_facts_round_id" ON frozen_facts (round_id);

CREATE INDEX "IX_nominations_nominator_id" ON nominations (nominator_id);

CREATE INDEX "IX_nominations_person_id" ON nominations (person_id);

CREATE UNIQUE INDEX "IX_nominations_round_id_code" ON nominations (round_id, code);

CREATE UNIQUE INDEX "IX_nominations_round_id_person_id" ON nominations (round_id, person_id) WHERE state <> 'Withdrawn';

CREATE INDEX "IX_published_papers_decree_file_id" ON published_papers (decree_file_id);

CREATE INDEX "IX_published_papers_minutes_file_id" ON published_papers (minutes_file_id);

CREATE INDEX "IX_published_papers_notice_file_id" ON published_papers (notice_file_id);

CREATE INDEX "IX_published_papers_result_file_id" ON published_papers (result_file_id);

CREATE INDEX "IX_published_papers_round_file_id" ON published_papers (round_file_id);

CREATE UNIQUE INDEX "IX_round_terms_versions_round_id_number" ON round_terms_versions (round_id, number);

CREATE UNIQUE INDEX "IX_rounds_decree_number" ON rounds (decree_number);

CREATE INDEX "IX_rounds_region_code_state" ON rounds (region_code, state);

CREATE UNIQUE INDEX "IX_rounds_slug" ON rounds (slug);

CREATE UNIQUE INDEX "IX_topics_region_code_name" ON topics (region_code, name);

-- What was promised and what was frozen is never touched again.
CREATE FUNCTION promised_and_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER round_terms_versions_never_change BEFORE UPDATE OR DELETE ON round_terms_versions
FOR EACH ROW EXECUTE FUNCTION promised_and_frozen();

CREATE TRIGGER frozen_facts_never_change BEFORE UPDATE OR DELETE ON frozen_facts
FOR EACH ROW EXECUTE FUNCTION promised_and_frozen();
