CREATE TABLE "trainers" (
    "id" TEXT NOT NULL CONSTRAINT "PK_trainers" PRIMARY KEY,
    "region_code" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "employer" TEXT NULL,
    "retired_on" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_trainers_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT
);

CREATE TABLE "trainer_topics" (
    "trainer_id" TEXT NOT NULL,
    "topic_id" TEXT NOT NULL,
    CONSTRAINT "PK_trainer_topics" PRIMARY KEY ("trainer_id", "topic_id"),
    CONSTRAINT "FK_trainer_topics_topics_topic_id" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_trainer_topics_trainers_trainer_id" FOREIGN KEY ("trainer_id") REFERENCES "trainers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "trainer_proofs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_trainer_proofs" PRIMARY KEY,
    "trainer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "valid_until" TEXT NULL,
    "file_id" TEXT NULL,
    CONSTRAINT "FK_trainer_proofs_files_file_id" FOREIGN KEY ("file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_trainer_proofs_trainers_trainer_id" FOREIGN KEY ("trainer_id") REFERENCES "trainers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "session_trainers" (
    "session_id" TEXT NOT NULL CONSTRAINT "PK_session_trainers" PRIMARY KEY,
    "trainer_id" TEXT NOT NULL,
    "reason" TEXT NULL,
    CONSTRAINT "FK_session_trainers_class_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "class_sessions" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_session_trainers_trainers_trainer_id" FOREIGN KEY ("trainer_id") REFERENCES "trainers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "assignment_letters" (
    "id" TEXT NOT NULL CONSTRAINT "PK_assignment_letters" PRIMARY KEY,
    "class_id" TEXT NOT NULL,
    "trainer_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "signer_office" TEXT NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signer_nip" TEXT NULL,
    "sessions_json" TEXT NOT NULL,
    "replaced_on" TEXT NULL,
    CONSTRAINT "FK_assignment_letters_classes_class_id" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_assignment_letters_trainers_trainer_id" FOREIGN KEY ("trainer_id") REFERENCES "trainers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "class_preparations" (
    "class_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "done_at" TEXT NOT NULL,
    "done_by_name" TEXT NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "PK_class_preparations" PRIMARY KEY ("class_id", "code"),
    CONSTRAINT "FK_class_preparations_classes_class_id" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_trainers_person_id" ON "trainers" ("person_id");

CREATE UNIQUE INDEX "IX_trainers_region_code_person_id" ON "trainers" ("region_code", "person_id");

CREATE INDEX "IX_trainer_topics_topic_id" ON "trainer_topics" ("topic_id");

CREATE INDEX "IX_trainer_proofs_file_id" ON "trainer_proofs" ("file_id");

CREATE INDEX "IX_trainer_proofs_trainer_id" ON "trainer_proofs" ("trainer_id");

CREATE INDEX "IX_session_trainers_trainer_id" ON "session_trainers" ("trainer_id");

CREATE INDEX "IX_assignment_letters_trainer_id" ON "assignment_letters" ("trainer_id");

CREATE UNIQUE INDEX "IX_assignment_letters_class_id_number" ON "assignment_letters" ("class_id", "number");

CREATE UNIQUE INDEX "IX_assignment_letters_class_id_trainer_id" ON "assignment_letters" ("class_id", "trainer_id") WHERE replaced_on IS NULL;
