-- What was answered to a write of the API, so that asking again with the same key does nothing again.
CREATE TABLE "kept_answers" (
    "user_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "body_digest" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "kept_at" TEXT NOT NULL,
    CONSTRAINT "PK_kept_answers" PRIMARY KEY ("user_id", "key"),
    CONSTRAINT "FK_kept_answers_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_kept_answers_kept_at" ON "kept_answers" ("kept_at");

-- Tokens made before could only read the registry and the rounds.
ALTER TABLE "api_tokens" ADD COLUMN "scopes" TEXT NOT NULL DEFAULT 'registry:read rounds:read';
