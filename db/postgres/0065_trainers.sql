CREATE TABLE trainers (
    id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    person_id uuid NOT NULL,
    field character varying(200) NOT NULL,
    employer character varying(200),
    retired_on date,
    version integer NOT NULL,
    CONSTRAINT "PK_trainers" PRIMARY KEY (id),
    CONSTRAINT "FK_trainers_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT
);

CREATE TABLE trainer_topics (
    trainer_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    CONSTRAINT "PK_trainer_topics" PRIMARY KEY (trainer_id, topic_id),
    CONSTRAINT "FK_trainer_topics_topics_topic_id" FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_trainer_topics_trainers_trainer_id" FOREIGN KEY (trainer_id) REFERENCES trainers (id) ON DELETE RESTRICT
);

CREATE TABLE trainer_proofs (
    id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    kind text NOT NULL,
    number character varying(200) NOT NULL,
    issuer character varying(200) NOT NULL,
    valid_until date,
    file_id uuid,
    CONSTRAINT "PK_trainer_proofs" PRIMARY KEY (id),
    CONSTRAINT "FK_trainer_proofs_files_file_id" FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_trainer_proofs_trainers_trainer_id" FOREIGN KEY (trainer_id) REFERENCES trainers (id) ON DELETE RESTRICT
);

CREATE TABLE session_trainers (
    session_id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    reason character varying(500),
    CONSTRAINT "PK_session_trainers" PRIMARY KEY (session_id),
    CONSTRAINT "FK_session_trainers_class_sessions_session_id" FOREIGN KEY (session_id) REFERENCES class_sessions (id) ON DELETE CASCADE,
    CONSTRAINT "FK_session_trainers_trainers_trainer_id" FOREIGN KEY (trainer_id) REFERENCES trainers (id) ON DELETE RESTRICT
);

CREATE TABLE assignment_letters (
    id uuid NOT NULL,
    class_id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    number character varying(200) NOT NULL,
    date date NOT NULL,
    signer_office character varying(500) NOT NULL,
    signer_name character varying(200) NOT NULL,
    signer_nip character varying(200),
    sessions_json character varying(20000) NOT NULL,
    replaced_on date,
    CONSTRAINT "PK_assignment_letters" PRIMARY KEY (id),
    CONSTRAINT "FK_assignment_letters_classes_class_id" FOREIGN KEY (class_id) REFERENCES classes (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_assignment_letters_trainers_trainer_id" FOREIGN KEY (trainer_id) REFERENCES trainers (id) ON DELETE RESTRICT
);

CREATE TABLE class_preparations (
    class_id uuid NOT NULL,
    code character varying(40) NOT NULL,
    done_at timestamp with time zone NOT NULL,
    done_by_name character varying(200) NOT NULL,
    note character varying(200),
    CONSTRAINT "PK_class_preparations" PRIMARY KEY (class_id, code),
    CONSTRAINT "FK_class_preparations_classes_class_id" FOREIGN KEY (class_id) REFERENCES classes (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_trainers_person_id" ON trainers (person_id);

CREATE UNIQUE INDEX "IX_trainers_region_code_person_id" ON trainers (region_code, person_id);

CREATE INDEX "IX_trainer_topics_topic_id" ON trainer_topics (topic_id);

CREATE INDEX "IX_trainer_proofs_file_id" ON trainer_proofs (file_id);

CREATE INDEX "IX_trainer_proofs_trainer_id" ON trainer_proofs (trainer_id);

CREATE INDEX "IX_session_trainers_trainer_id" ON session_trainers (trainer_id);

CREATE INDEX "IX_assignment_letters_trainer_id" ON assignment_letters (trainer_id);

CREATE UNIQUE INDEX "IX_assignment_letters_class_id_number" ON assignment_letters (class_id, number);

CREATE UNIQUE INDEX "IX_assignment_letters_class_id_trainer_id" ON assignment_letters (class_id, trainer_id) WHERE replaced_on IS NULL;
