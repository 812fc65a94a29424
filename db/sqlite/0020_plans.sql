CREATE TABLE "plan_activities" (
    "id" TEXT NOT NULL CONSTRAINT "PK_plan_activities" PRIMARY KEY,
    "region_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NULL,
    "code" TEXT NULL,
    "amount_rupiah" INTEGER NULL,
    "target" INTEGER NULL,
    "starts_on" TEXT NULL,
    "ends_on" TEXT NULL,
    "month" INTEGER NULL,
    "place" TEXT NULL,
    "outcome" TEXT NULL,
    "cancelled_on" TEXT NULL,
    "cancel_reason" TEXT NULL,
    "realised_people" INTEGER NULL,
    "realised_cohorts" INTEGER NULL,
    "assessed" INTEGER NULL,
    "competent" INTEGER NULL,
    "realised_source" TEXT NULL,
    "realised_note" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ck_plan_activities_amount" CHECK (amount_rupiah >= 0),
    CONSTRAINT "ck_plan_activities_cancelled" CHECK ((cancelled_on IS NULL) = (cancel_reason IS NULL)),
    CONSTRAINT "ck_plan_activities_competent" CHECK (competent IS NULL OR (assessed IS NOT NULL AND competent <= assessed)),
    CONSTRAINT "ck_plan_activities_days" CHECK ((starts_on IS NULL) = (ends_on IS NULL) AND (starts_on IS NULL OR ends_on >= starts_on)),
    CONSTRAINT "ck_plan_activities_month" CHECK (month IS NULL OR month BETWEEN 1 AND 12),
    CONSTRAINT "ck_plan_activities_recorded" CHECK (realised_source IS NOT NULL OR (realised_people IS NULL AND realised_cohorts IS NULL AND assessed IS NULL AND competent IS NULL)),
    CONSTRAINT "ck_plan_activities_target" CHECK (target > 0)
);

CREATE TABLE "plan_overruns" (
    "id" TEXT NOT NULL CONSTRAINT "PK_plan_overruns" PRIMARY KEY,
    "activity_id" TEXT NOT NULL,
    "round_id" TEXT NULL,
    "committed_rupiah" INTEGER NOT NULL,
    "line_rupiah" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "allowed_by" TEXT NOT NULL,
    "allowed_at" TEXT NOT NULL,
    CONSTRAINT "FK_plan_overruns_plan_activities_activity_id" FOREIGN KEY ("activity_id") REFERENCES "plan_activities" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_plan_overruns_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

ALTER TABLE "classes" ADD COLUMN "activity_id" TEXT NULL CONSTRAINT "FK_classes_plan_activities_activity_id" REFERENCES "plan_activities" ("id") ON DELETE RESTRICT;

ALTER TABLE "classes" ADD COLUMN "seat_rupiah" INTEGER NULL;

ALTER TABLE "classes" ADD COLUMN "budget_rupiah" INTEGER NULL CONSTRAINT "ck_classes_cost" CHECK ((budget_rupiah IS NULL OR seat_rupiah IS NULL) AND (budget_rupiah IS NULL OR budget_rupiah >= 0) AND (seat_rupiah IS NULL OR seat_rupiah >= 0));

CREATE INDEX "IX_classes_activity_id" ON "classes" ("activity_id");

CREATE INDEX "IX_plan_activities_region_code_year" ON "plan_activities" ("region_code", "year");

CREATE INDEX "IX_plan_overruns_activity_id" ON "plan_overruns" ("activity_id");

CREATE INDEX "IX_plan_overruns_round_id" ON "plan_overruns" ("round_id");
