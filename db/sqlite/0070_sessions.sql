CREATE TABLE "user_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_user_sessions" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "last_seen_at" TEXT NOT NULL,
    "browser" TEXT NULL,
    "system" TEXT NULL,
    CONSTRAINT "FK_user_sessions_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_user_sessions_last_seen_at" ON "user_sessions" ("last_seen_at");

CREATE INDEX "IX_user_sessions_user_id" ON "user_sessions" ("user_id");
