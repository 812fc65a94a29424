CREATE TABLE "venues" (
    "id" TEXT NOT NULL CONSTRAINT "PK_venues" PRIMARY KEY,
    "region_code" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "address" TEXT NULL,
    "capacity" INTEGER NOT NULL,
    "equipment" TEXT NULL,
    "retired_on" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ck_venues_capacity" CHECK (capacity > 0)
);

CREATE TABLE "venue_limits" (
    "id" TEXT NOT NULL CONSTRAINT "PK_venue_limits" PRIMARY KEY,
    "venue_id" TEXT NOT NULL,
    "people" INTEGER NULL,
    "percent" INTEGER NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    CONSTRAINT "ck_venue_limits_days" CHECK (until_on >= from_on),
    CONSTRAINT "ck_venue_limits_one" CHECK ((people IS NULL) <> (percent IS NULL)),
    CONSTRAINT "ck_venue_limits_people" CHECK (people > 0),
    CONSTRAINT "ck_venue_limits_percent" CHECK (percent BETWEEN 1 AND 100),
    CONSTRAINT "FK_venue_limits_venues_venue_id" FOREIGN KEY ("venue_id") REFERENCES "venues" ("id") ON DELETE RESTRICT
);

CREATE TABLE "curricula" (
    "id" TEXT NOT NULL CONSTRAINT "PK_curricula" PRIMARY KEY,
    "topic_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "made_on" TEXT NOT NULL,
    "jp_minutes" INTEGER NOT NULL,
    "jp_source" TEXT NOT NULL,
    CONSTRAINT "ck_curricula_numbers" CHECK (number > 0 AND jp_minutes BETWEEN 1 AND 240),
    CONSTRAINT "FK_curricula_topics_topic_id" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE RESTRICT
);

CREATE TABLE "curriculum_items" (
    "id" TEXT NOT NULL CONSTRAINT "PK_curriculum_items" PRIMARY KEY,
    "curriculum_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "theory" INTEGER NOT NULL,
    "practice" INTEGER NOT NULL,
    "aim" TEXT NULL,
    CONSTRAINT "ck_curriculum_items_jp" CHECK (theory >= 0 AND practice >= 0 AND theory + practice > 0),
    CONSTRAINT "FK_curriculum_items_curricula_curriculum_id" FOREIGN KEY ("curriculum_id") REFERENCES "curricula" ("id") ON DELETE RESTRICT
);

ALTER TABLE "classes" ADD COLUMN "venue_id" TEXT NULL CONSTRAINT "FK_classes_venues_venue_id" REFERENCES "venues" ("id") ON DELETE RESTRICT;

ALTER TABLE "classes" ADD COLUMN "curriculum_id" TEXT NULL CONSTRAINT "FK_classes_curricula_curriculum_id" REFERENCES "curricula" ("id") ON DELETE RESTRICT;

CREATE TABLE "class_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_class_sessions" PRIMARY KEY,
    "class_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "item_id" TEXT NULL,
    "venue_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ck_class_sessions_hours" CHECK (ends_at > starts_at),
    CONSTRAINT "FK_class_sessions_classes_class_id" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_class_sessions_curriculum_items_item_id" FOREIGN KEY ("item_id") REFERENCES "curriculum_items" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_class_sessions_venues_venue_id" FOREIGN KEY ("venue_id") REFERENCES "venues" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_venues_region_code_place_room" ON "venues" ("region_code", "place", "room");

CREATE INDEX "IX_venue_limits_venue_id" ON "venue_limits" ("venue_id");

CREATE UNIQUE INDEX "IX_curricula_topic_id_number" ON "curricula" ("topic_id", "number");

CREATE UNIQUE INDEX "IX_curriculum_items_curriculum_id_ordinal" ON "curriculum_items" ("curriculum_id", "ordinal");

CREATE INDEX "IX_classes_venue_id" ON "classes" ("venue_id");

CREATE INDEX "IX_classes_curriculum_id" ON "classes" ("curriculum_id");

CREATE INDEX "IX_class_sessions_class_id_day_starts_at" ON "class_sessions" ("class_id", "day", "starts_at");

CREATE INDEX "IX_class_sessions_item_id" ON "class_sessions" ("item_id");

CREATE INDEX "IX_class_sessions_venue_id_day" ON "class_sessions" ("venue_id", "day");
