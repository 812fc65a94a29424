-- What people without an account fill in, until it is sent.

CREATE TABLE "application_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_application_drafts" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "content_sealed" TEXT NOT NULL,
    "notice_version" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "sent_at" TEXT NULL,
    "nomination_id" TEXT NULL,
    "held" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ck_application_drafts_sent" CHECK ((sent_at IS NULL AND nomination_id IS NULL AND held IS NULL) OR (sent_at IS NOT NULL AND (nomination_id IS NULL) <> (held IS NULL))),
    CONSTRAINT "FK_application_drafts_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_application_drafts_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_application_drafts_nomination_id" ON "application_drafts" ("nomination_id");

CREATE INDEX "IX_application_drafts_round_id_sent_at" ON "application_drafts" ("round_id", "sent_at");
