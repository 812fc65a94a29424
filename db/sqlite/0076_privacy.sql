-- What people ask about the data kept of them, and who was erased.
ALTER TABLE "persons" ADD COLUMN "erased_on" TEXT NULL;

CREATE TABLE "privacy_requests" (
    "id" TEXT NOT NULL CONSTRAINT "PK_privacy_requests" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NULL,
    "by" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT NULL,
    "answered_by" TEXT NULL,
    "answered_by_name" TEXT NULL,
    "answered_at" TEXT NULL,
    CONSTRAINT "ck_privacy_requests_answered" CHECK ((state = 'Open') = (answered_at IS NULL)),
    CONSTRAINT "FK_privacy_requests_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_privacy_requests_due_at" ON "privacy_requests" ("due_at") WHERE state = 'Open';

CREATE UNIQUE INDEX "IX_privacy_requests_person_id_kind" ON "privacy_requests" ("person_id", "kind") WHERE state = 'Open';
