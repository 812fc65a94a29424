CREATE TABLE "outbox_letters" (
    "id" TEXT NOT NULL CONSTRAINT "PK_outbox_letters" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "sealed_letter" TEXT NULL,
    "created_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" TEXT NOT NULL,
    "claimed_at" TEXT NULL,
    "handed_over_at" TEXT NULL,
    "sent_at" TEXT NULL,
    "last_failure" TEXT NULL,
    CONSTRAINT "ck_outbox_letters_claimed" CHECK (state <> 'Sending' OR claimed_at IS NOT NULL),
    CONSTRAINT "ck_outbox_letters_sent" CHECK ((state = 'Sent') = (sent_at IS NOT NULL) AND (state = 'Sent') = (sealed_letter IS NULL))
);

CREATE UNIQUE INDEX "IX_outbox_letters_key" ON "outbox_letters" ("key");

CREATE INDEX "IX_outbox_letters_state_next_attempt_at" ON "outbox_letters" ("state", "next_attempt_at");
