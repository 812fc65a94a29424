CREATE TABLE venues (
    id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    place character varying(200) NOT NULL,
    room character varying(200) NOT NULL,
    address character varying(300),
    capacity integer NOT NULL,
    equipment character varying(2000),
    retired_on date,
    version integer NOT NULL,
    CONSTRAINT "PK_venues" PRIMARY KEY (id),
    CONSTRAINT ck_venues_capacity CHECK (capacity > 0)
);

CREATE TABLE venue_limits (
    id uuid NOT NULL,
    venue_id uuid NOT NULL,
    people integer,
    percent integer,
    from_on date NOT NULL,
    until_on date NOT NULL,
    source character varying(200) NOT NULL,
    CONSTRAINT "PK_venue_limits" PRIMARY KEY (id),
    CONSTRAINT ck_venue_limits_days CHECK (until_on >= from_on),
    CONSTRAINT ck_venue_limits_one CHECK ((people IS NULL) <> (percent IS NULL)),
    CONSTRAINT ck_venue_limits_people CHECK (people > 0),
    CONSTRAINT ck_venue_limits_percent CHECK (percent BETWEEN 1 AND 100),
    CONSTRAINT "FK_venue_limits_venues_venue_id" FOREIGN KEY (venue_id) REFERENCES venues (id) ON DELETE RESTRICT
);

CREATE TABLE curricula (
    id uuid NOT NULL,
    topic_id uuid NOT NULL,
    number integer NOT NULL,
    made_on date NOT NULL,
    jp_minutes integer NOT NULL,
    jp_source character varying(200) NOT NULL,
    CONSTRAINT "PK_curricula" PRIMARY KEY (id),
    CONSTRAINT ck_curricula_numbers CHECK (number > 0 AND jp_minutes BETWEEN 1 AND 240),
    CONSTRAINT "FK_curricula_topics_topic_id" FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE RESTRICT
);

CREATE TABLE curriculum_items (
    id uuid NOT NULL,
    curriculum_id uuid NOT NULL,
    ordinal integer NOT NULL,
    title character varying(200) NOT NULL,
    theory integer NOT NULL,
    practice integer NOT NULL,
    aim character varying(500),
    CONSTRAINT "PK_curriculum_items" PRIMARY KEY (id),
    CONSTRAINT ck_curriculum_items_jp CHECK (theory >= 0 AND practice >= 0 AND theory + practice > 0),
    CONSTRAINT "FK_curriculum_items_curricula_curriculum_id" FOREIGN KEY (curriculum_id) REFERENCES curricula (id) ON DELETE RESTRICT
);

ALTER TABLE classes
    ADD COLUMN venue_id uuid,
    ADD COLUMN curriculum_id uuid,
    ADD CONSTRAINT "FK_classes_venues_venue_id" FOREIGN KEY (venue_id) REFERENCES venues (id) ON DELETE RESTRICT,
    ADD CONSTRAINT "FK_classes_curricula_curriculum_id" FOREIGN KEY (curriculum_id) REFERENCES curricula (id) ON DELETE RESTRICT;

CREATE TABLE class_sessions (
    id uuid NOT NULL,
    class_id uuid NOT NULL,
    day date NOT NULL,
    starts_at time without time zone NOT NULL,
    ends_at time without time zone NOT NULL,
    title character varying(200) NOT NULL,
    item_id uuid,
    venue_id uuid,
    version integer NOT NULL,
    CONSTRAINT "PK_class_sessions" PRIMARY KEY (id),
    CONSTRAINT ck_class_sessions_hours CHECK (ends_at > starts_at),
    CONSTRAINT "FK_class_sessions_classes_class_id" FOREIGN KEY (class_id) REFERENCES classes (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_class_sessions_curriculum_items_item_id" FOREIGN KEY (item_id) REFERENCES curriculum_items (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_class_sessions_venues_venue_id" FOREIGN KEY (venue_id) REFERENCES venues (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_venues_region_code_place_room" ON venues (region_code, place, room);

CREATE INDEX "IX_venue_limits_venue_id" ON venue_limits (venue_id);

CREATE UNIQUE INDEX "IX_curricula_topic_id_number" ON curricula (topic_id, number);

CREATE UNIQUE INDEX "IX_curriculum_items_curriculum_id_ordinal" ON curriculum_items (curriculum_id, ordinal);

CREATE INDEX "IX_classes_venue_id" ON classes (venue_id);

CREATE INDEX "IX_classes_curriculum_id" ON classes (curriculum_id);

CREATE INDEX "IX_class_sessions_class_id_day_starts_at" ON class_sessions (class_id, day, starts_at);

CREATE INDEX "IX_class_sessions_item_id" ON class_sessions (item_id);

CREATE INDEX "IX_class_sessions_venue_id_day" ON class_sessions (venue_id, day);
