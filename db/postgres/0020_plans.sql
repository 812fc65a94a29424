CREATE TABLE plan_activities (
    id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    title character varying(200) NOT NULL,
    kind text NOT NULL,
    year integer NOT NULL,
    source text,
    code character varying(200),
    amount_rupiah bigint,
    target integer,
    starts_on date,
    ends_on date,
    month integer,
    place character varying(200),
    outcome character varying(500),
    cancelled_on date,
    cancel_reason character varying(2000),
    realised_people integer,
    realised_cohorts integer,
    assessed integer,
    competent integer,
    realised_source character varying(200),
    realised_note character varying(1000),
    version integer NOT NULL,
    CONSTRAINT "PK_plan_activities" PRIMARY KEY (id),
    CONSTRAINT ck_plan_activities_amount CHECK (amount_rupiah >= 0),
    CONSTRAINT ck_plan_activities_cancelled CHECK ((cancelled_on IS NULL) = (cancel_reason IS NULL)),
    CONSTRAINT ck_plan_activities_competent CHECK (competent IS NULL OR (assessed IS NOT NULL AND competent <= assessed)),
    CONSTRAINT ck_plan_activities_days CHECK ((starts_on IS NULL) = (ends_on IS NULL) AND (starts_on IS NULL OR ends_on >= starts_on)),
    CONSTRAINT ck_plan_activities_month CHECK (month IS NULL OR month BETWEEN 1 AND 12),
    CONSTRAINT ck_plan_activities_recorded CHECK (realised_source IS NOT NULL OR (realised_people IS NULL AND realised_cohorts IS NULL AND assessed IS NULL AND competent IS NULL)),
    CONSTRAINT ck_plan_activities_target CHECK (target > 0)
);

CREATE TABLE plan_overruns (
    id uuid NOT NULL,
    activity_id uuid NOT NULL,
    round_id uuid,
    committed_rupiah bigint NOT NULL,
    line_rupiah bigint NOT NULL,
    reason character varying(2000) NOT NULL,
    allowed_by character varying(200) NOT NULL,
    allowed_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_plan_overruns" PRIMARY KEY (id),
    CONSTRAINT "FK_plan_overruns_plan_activities_activity_id" FOREIGN KEY (activity_id) REFERENCES plan_activities (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_plan_overruns_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

ALTER TABLE classes
    ADD COLUMN activity_id uuid,
    ADD COLUMN seat_rupiah bigint,
    ADD COLUMN budget_rupiah bigint,
    ADD CONSTRAINT ck_classes_cost CHECK ((budget_rupiah IS NULL OR seat_rupiah IS NULL) AND (budget_rupiah IS NULL OR budget_rupiah >= 0) AND (seat_rupiah IS NULL OR seat_rupiah >= 0)),
    ADD CONSTRAINT "FK_classes_plan_activities_activity_id" FOREIGN KEY (activity_id) REFERENCES plan_activities (id) ON DELETE RESTRICT;

CREATE INDEX "IX_classes_activity_id" ON classes (activity_id);

CREATE INDEX "IX_plan_activities_region_code_year" ON plan_activities (region_code, year);

CREATE INDEX "IX_plan_overruns_activity_id" ON plan_overruns (activity_id);

CREATE INDEX "IX_plan_overruns_round_id" ON plan_overruns (round_id);
