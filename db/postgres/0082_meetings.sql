-- Coordination meetings: whom the agency called, who came, what was said and agreed.
CREATE TABLE meetings (
    id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    title character varying(200) NOT NULL,
    held_on date NOT NULL,
    starts_at time without time zone NOT NULL,
    place character varying(200) NOT NULL,
    led_by character varying(200),
    minuted_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_meetings" PRIMARY KEY (id)
);

CREATE INDEX "IX_meetings_region_code_held_on" ON meetings (region_code, held_on);

CREATE TABLE meeting_points (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    notes character varying(4000),
    CONSTRAINT "ck_meeting_points_number" CHECK (number > 0),
    CONSTRAINT "FK_meeting_points_meetings_meeting_id" FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE RESTRICT,
    CONSTRAINT "PK_meeting_points" PRIMARY KEY (id)
);

CREATE INDEX "IX_meeting_points_meeting_id_number" ON meeting_points (meeting_id, number);

CREATE TABLE meeting_decisions (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    number integer NOT NULL,
    what character varying(500) NOT NULL,
    who character varying(200) NOT NULL,
    until date,
    CONSTRAINT "ck_meeting_decisions_number" CHECK (number > 0),
    CONSTRAINT "FK_meeting_decisions_meetings_meeting_id" FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE RESTRICT,
    CONSTRAINT "PK_meeting_decisions" PRIMARY KEY (id)
);

CREATE INDEX "IX_meeting_decisions_meeting_id_number" ON meeting_decisions (meeting_id, number);

CREATE TABLE meeting_guests (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    kind text NOT NULL,
    name character varying(200) NOT NULL,
    organisation_id uuid,
    people integer,
    spoken_for character varying(200),
    CONSTRAINT "ck_meeting_guests_cooperative" CHECK ((kind = 'Cooperative') = (organisation_id IS NOT NULL)),
    CONSTRAINT "ck_meeting_guests_people" CHECK (people >= 0),
    CONSTRAINT "FK_meeting_guests_meetings_meeting_id" FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_meeting_guests_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT "PK_meeting_guests" PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "IX_meeting_guests_meeting_id_kind_name" ON meeting_guests (meeting_id, kind, name);

CREATE INDEX "IX_meeting_guests_organisation_id" ON meeting_guests (organisation_id);

CREATE TABLE meeting_files (
    file_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    CONSTRAINT "FK_meeting_files_files_file_id" FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_meeting_files_meetings_meeting_id" FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE RESTRICT,
    CONSTRAINT "PK_meeting_files" PRIMARY KEY (file_id)
);

CREATE INDEX "IX_meeting_files_meeting_id" ON meeting_files (meeting_id);
