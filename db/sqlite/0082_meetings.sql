-- Coordination meetings: whom the agency called, who came, what was said and agreed.
CREATE TABLE "meetings" (
    "id" TEXT NOT NULL CONSTRAINT "PK_meetings" PRIMARY KEY,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "led_by" TEXT NULL,
    "minuted_at" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "IX_meetings_region_code_held_on" ON "meetings" ("region_code", "held_on");

CREATE TABLE "meeting_points" (
    "id" TEXT NOT NULL CONSTRAINT "PK_meeting_points" PRIMARY KEY,
    "meeting_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "notes" TEXT NULL,
    CONSTRAINT "ck_meeting_points_number" CHECK (number > 0),
    CONSTRAINT "FK_meeting_points_meetings_meeting_id" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_meeting_points_meeting_id_number" ON "meeting_points" ("meeting_id", "number");

CREATE TABLE "meeting_decisions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_meeting_decisions" PRIMARY KEY,
    "meeting_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "ck_meeting_decisions_number" CHECK (number > 0),
    CONSTRAINT "FK_meeting_decisions_meetings_meeting_id" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_meeting_decisions_meeting_id_number" ON "meeting_decisions" ("meeting_id", "number");

CREATE TABLE "meeting_guests" (
    "id" TEXT NOT NULL CONSTRAINT "PK_meeting_guests" PRIMARY KEY,
    "meeting_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_id" TEXT NULL,
    "people" INTEGER NULL,
    "spoken_for" TEXT NULL,
    CONSTRAINT "ck_meeting_guests_cooperative" CHECK ((kind = 'Cooperative') = (organisation_id IS NOT NULL)),
    CONSTRAINT "ck_meeting_guests_people" CHECK (people >= 0),
    CONSTRAINT "FK_meeting_guests_meetings_meeting_id" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_meeting_guests_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_meeting_guests_meeting_id_kind_name" ON "meeting_guests" ("meeting_id", "kind", "name");

CREATE INDEX "IX_meeting_guests_organisation_id" ON "meeting_guests" ("organisation_id");

CREATE TABLE "meeting_files" (
    "file_id" TEXT NOT NULL CONSTRAINT "PK_meeting_files" PRIMARY KEY,
    "meeting_id" TEXT NOT NULL,
    CONSTRAINT "FK_meeting_files_files_file_id" FOREIGN KEY ("file_id") REFERENCES "files" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_meeting_files_meetings_meeting_id" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_meeting_files_meeting_id" ON "meeting_files" ("meeting_id");
