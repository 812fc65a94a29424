-- Windows for corrections and objections belong to a round; decisions outside the rules need a second person.
ALTER TABLE "rounds" ADD COLUMN "correction_days" INTEGER NOT NULL DEFAULT 0 CHECK (correction_days BETWEEN 0 AND 30);

ALTER TABLE "rounds" ADD COLUMN "objection_days" INTEGER NOT NULL DEFAULT 0 CHECK (objection_days BETWEEN 0 AND 30);

CREATE TABLE "seat_overrides" (
    "id" TEXT NOT NULL CONSTRAINT "PK_seat_overrides" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "nomination_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "class_code" TEXT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_by_name" TEXT NOT NULL,
    "proposed_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "decided_by_name" TEXT NULL,
    "decided_at" TEXT NULL,
    "answer" TEXT NULL,
    CONSTRAINT "ck_seat_overrides_class" CHECK ((kind = 'In') = (class_code IS NOT NULL)),
    CONSTRAINT "ck_seat_overrides_decided" CHECK ((state = 'Proposed') = (decided_by IS NULL)),
    CONSTRAINT "ck_seat_overrides_second_person" CHECK (decided_by <> proposed_by),
    CONSTRAINT "FK_seat_overrides_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_seat_overrides_users_decided_by" FOREIGN KEY ("decided_by") REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_seat_overrides_users_proposed_by" FOREIGN KEY ("proposed_by") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE TABLE "corrections" (
    "id" TEXT NOT NULL CONSTRAINT "PK_corrections" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "nomination_id" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "file_id" TEXT NULL,
    "from" TEXT NOT NULL,
    "filed_by" TEXT NULL,
    "filed_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT NULL,
    "resolved_by" TEXT NULL,
    "resolved_by_name" TEXT NULL,
    "resolved_at" TEXT NULL,
    CONSTRAINT "ck_corrections_answered" CHECK ((state = 'Open') = (resolved_at IS NULL) AND (state = 'Open') = (answer IS NULL)),
    CONSTRAINT "FK_corrections_files_file_id" FOREIGN KEY ("file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_corrections_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_corrections_users_filed_by" FOREIGN KEY ("filed_by") REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_corrections_users_resolved_by" FOREIGN KEY ("resolved_by") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE TABLE "corrected_facts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_corrected_facts" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "nomination_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "facts_json" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "read_at" TEXT NOT NULL,
    "read_by" TEXT NOT NULL,
    CONSTRAINT "ck_corrected_facts_number" CHECK (number >= 2),
    CONSTRAINT "FK_corrected_facts_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "objections" (
    "id" TEXT NOT NULL CONSTRAINT "PK_objections" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "nomination_id" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "filed_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "remedy" TEXT NULL,
    "answer" TEXT NULL,
    "answered_by" TEXT NULL,
    "answered_by_name" TEXT NULL,
    "answered_at" TEXT NULL,
    CONSTRAINT "ck_objections_answered" CHECK ((state = 'Open') = (answered_at IS NULL) AND (state = 'Open') = (answer IS NULL)),
    CONSTRAINT "ck_objections_remedy" CHECK ((state = 'Upheld') = (remedy IS NOT NULL)),
    CONSTRAINT "FK_objections_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_objections_users_answered_by" FOREIGN KEY ("answered_by") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_corrected_facts_nomination_id_number" ON "corrected_facts" ("nomination_id", "number");

CREATE INDEX "IX_corrected_facts_round_id" ON "corrected_facts" ("round_id");

CREATE INDEX "IX_corrections_file_id" ON "corrections" ("file_id");

CREATE INDEX "IX_corrections_filed_by" ON "corrections" ("filed_by");

CREATE UNIQUE INDEX "IX_corrections_nomination_id_fact" ON "corrections" ("nomination_id", "fact") WHERE state = 'Open';

CREATE INDEX "IX_corrections_resolved_by" ON "corrections" ("resolved_by");

CREATE INDEX "IX_corrections_round_id_state" ON "corrections" ("round_id", "state");

CREATE INDEX "IX_objections_answered_by" ON "objections" ("answered_by");

CREATE UNIQUE INDEX "IX_objections_nomination_id" ON "objections" ("nomination_id") WHERE state = 'Open';

CREATE INDEX "IX_objections_round_id_state" ON "objections" ("round_id", "state");

CREATE INDEX "IX_seat_overrides_decided_by" ON "seat_overrides" ("decided_by");

CREATE UNIQUE INDEX "IX_seat_overrides_one_approved" ON "seat_overrides" ("nomination_id") WHERE state = 'Approved';

CREATE UNIQUE INDEX "IX_seat_overrides_one_proposed" ON "seat_overrides" ("nomination_id") WHERE state = 'Proposed';

CREATE INDEX "IX_seat_overrides_proposed_by" ON "seat_overrides" ("proposed_by");

CREATE INDEX "IX_seat_overrides_round_id" ON "seat_overrides" ("round_id");

-- Facts read again stand beside the frozen ones and are as final.
CREATE TRIGGER corrected_facts_never_change BEFORE UPDATE ON corrected_facts
BEGIN SELECT RAISE(ABORT, 'corrected_facts is append-only'); END;

CREATE TRIGGER corrected_facts_never_go BEFORE DELETE ON corrected_facts
BEGIN SELECT RAISE(ABORT, 'corrected_facts is append-only'); END;
