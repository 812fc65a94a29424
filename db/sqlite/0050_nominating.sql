-- Delegations, recommendations, and how people agreed to being put forward.

CREATE TABLE "consents" (
    "nomination_id" TEXT NOT NULL CONSTRAINT "PK_consents" PRIMARY KEY,
    "way" TEXT NOT NULL,
    "asked_by" TEXT NULL,
    "notice_version" TEXT NULL,
    "entered_by" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "FK_consents_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "delegates" (
    "nomination_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    CONSTRAINT "PK_delegates" PRIMARY KEY ("nomination_id", "person_id"),
    CONSTRAINT "ck_delegates_number" CHECK (number > 0),
    CONSTRAINT "FK_delegates_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_delegates_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_delegates_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_delegates_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "recommendations" (
    "nomination_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_at" TEXT NOT NULL,
    CONSTRAINT "PK_recommendations" PRIMARY KEY ("nomination_id", "by"),
    CONSTRAINT "FK_recommendations_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_delegates_nomination_id_number" ON "delegates" ("nomination_id", "number");

CREATE INDEX "IX_delegates_organisation_id" ON "delegates" ("organisation_id");

CREATE INDEX "IX_delegates_person_id" ON "delegates" ("person_id");

CREATE UNIQUE INDEX "IX_delegates_round_id_person_id" ON "delegates" ("round_id", "person_id") WHERE state <> 'Withdrawn';

CREATE INDEX "IX_recommendations_round_id" ON "recommendations" ("round_id");

-- Whoever withdraws a nomination, its delegates are free again.
CREATE TRIGGER delegates_follow_their_nomination AFTER UPDATE OF state ON nominations
BEGIN UPDATE delegates SET state = NEW.state WHERE nomination_id = NEW.id; END;
