CREATE TABLE "rounds" (
    "id" TEXT NOT NULL CONSTRAINT "PK_rounds" PRIMARY KEY,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,
    "terms_json" TEXT NOT NULL,
    "terms_version" INTEGER NOT NULL,
    "lock_digest" TEXT NULL,
    "locked_at" TEXT NULL,
    "secret_sealed" TEXT NULL,
    "secret_digest" TEXT NULL,
    "public_value_name" TEXT NOT NULL,
    "public_value" TEXT NULL,
    "nominations_given" INTEGER NOT NULL,
    "screened_at" TEXT NULL,
    "drawn_at" TEXT NULL,
    "drawn_by" TEXT NULL,
    "published_at" TEXT NULL,
    "result_digest" TEXT NULL,
    "decree_number" TEXT NULL,
    "decree_date" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ck_rounds_times" CHECK (closes_at > opens_at)
);

CREATE TABLE "topics" (
    "id" TEXT NOT NULL CONSTRAINT "PK_topics" PRIMARY KEY,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "nominations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_nominations" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "nominator_id" TEXT NULL,
    "choices" TEXT NOT NULL,
    "arrived_at" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_nominations_organisations_nominator_id" FOREIGN KEY ("nominator_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_nominations_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_nominations_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "published_papers" (
    "round_id" TEXT NOT NULL CONSTRAINT "PK_published_papers" PRIMARY KEY,
    "round_file_id" TEXT NOT NULL,
    "result_file_id" TEXT NOT NULL,
    "decree_file_id" TEXT NOT NULL,
    "minutes_file_id" TEXT NOT NULL,
    "notice_file_id" TEXT NOT NULL,
    "legend_json" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    CONSTRAINT "FK_published_papers_files_decree_file_id" FOREIGN KEY ("decree_file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_minutes_file_id" FOREIGN KEY ("minutes_file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_notice_file_id" FOREIGN KEY ("notice_file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_result_file_id" FOREIGN KEY ("result_file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_files_round_file_id" FOREIGN KEY ("round_file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_published_papers_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "round_terms_versions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_round_terms_versions" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "terms_json" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "locked_at" TEXT NOT NULL,
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,
    "reason" TEXT NULL,
    CONSTRAINT "FK_round_terms_versions_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "classes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_classes" PRIMARY KEY,
    "topic_id" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "round_id" TEXT NULL,
    "code" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ck_classes_capacity" CHECK (capacity > 0),
    CONSTRAINT "ck_classes_dates" CHECK (ends_on >= starts_on),
    CONSTRAINT "FK_classes_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_classes_topics_topic_id" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE RESTRICT
);

CREATE TABLE "decisions" (
    "nomination_id" TEXT NOT NULL CONSTRAINT "PK_decisions" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "class_code" TEXT NULL,
    "seat" TEXT NULL,
    "rank" INTEGER NULL,
    "score" INTEGER NOT NULL,
    "priority" INTEGER NULL,
    "trace_json" TEXT NOT NULL,
    CONSTRAINT "FK_decisions_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "frozen_facts" (
    "nomination_id" TEXT NOT NULL CONSTRAINT "PK_frozen_facts" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "facts_json" TEXT NOT NULL,
    "frozen_at" TEXT NOT NULL,
    CONSTRAINT "FK_frozen_facts_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_classes_region_code_starts_on" ON "classes" ("region_code", "starts_on");

CREATE UNIQUE INDEX "IX_classes_round_id_code" ON "classes" ("round_id", "code");

CREATE INDEX "IX_classes_topic_id" ON "classes" ("topic_id");

CREATE UNIQUE INDEX "IX_decisions_round_id_code" ON "decisions" ("round_id", "code");

CREATE INDEX "IX_decisions_round_id_status_class_code" ON "decisions" ("round_id", "status", "class_code");

CREATE INDEX "IX_frozen_facts_round_id" ON "frozen_facts" ("round_id");

CREATE INDEX "IX_nominations_nominator_id" ON "nominations" ("nominator_id");

CREATE INDEX "IX_nominations_person_id" ON "nominations" ("person_id");

CREATE UNIQUE INDEX "IX_nominations_round_id_code" ON "nominations" ("round_id", "code");

CREATE UNIQUE INDEX "IX_nominations_round_id_person_id" ON "nominations" ("round_id", "person_id") WHERE state <> 'Withdrawn';

CREATE INDEX "IX_published_papers_decree_file_id" ON "published_papers" ("decree_file_id");

CREATE INDEX "IX_published_papers_minutes_file_id" ON "published_papers" ("minutes_file_id");

CREATE INDEX "IX_published_papers_notice_file_id" ON "published_papers" ("notice_file_id");

CREATE INDEX "IX_published_papers_result_file_id" ON "published_papers" ("result_file_id");

CREATE INDEX "IX_published_papers_round_file_id" ON "published_papers" ("round_file_id");

CREATE UNIQUE INDEX "IX_round_terms_versions_round_id_number" ON "round_terms_versions" ("round_id", "number");

CREATE UNIQUE INDEX "IX_rounds_decree_number" ON "rounds" ("decree_number");

CREATE INDEX "IX_rounds_region_code_state" ON "rounds" ("region_code", "state");

CREATE UNIQUE INDEX "IX_rounds_slug" ON "rounds" ("slug");

CREATE UNIQUE INDEX "IX_topics_region_code_name" ON "topics" ("region_code", "name");

-- What was promised and what was frozen is never touched again.
CREATE TRIGGER round_terms_versions_never_change BEFORE UPDATE ON round_terms_versions
BEGIN SELECT RAISE(ABORT, 'round_terms_versions is append-only'); END;

CREATE TRIGGER round_terms_versions_never_go BEFORE DELETE ON round_terms_versions
BEGIN SELECT RAISE(ABORT, 'round_terms_versions is append-only'); END;

CREATE TRIGGER frozen_facts_never_change BEFORE UPDATE ON frozen_facts
BEGIN SELECT RAISE(ABORT, 'frozen_facts is append-only'); END;

CREATE TRIGGER frozen_facts_never_go BEFORE DELETE ON frozen_facts
BEGIN SELECT RAISE(ABORT, 'frozen_facts is append-only'); END;
