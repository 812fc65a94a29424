-- The public half of keys that people's devices hold.
CREATE TABLE "user_passkeys" (
    "id" TEXT NOT NULL CONSTRAINT "PK_user_passkeys" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "credential_id" BLOB NOT NULL,
    "public_key" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_used_at" TEXT NULL,
    "sign_count" INTEGER NOT NULL,
    "transports" TEXT NOT NULL,
    "user_verified" INTEGER NOT NULL,
    "backup_eligible" INTEGER NOT NULL,
    "backed_up" INTEGER NOT NULL,
    CONSTRAINT "FK_user_passkeys_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_user_passkeys_credential_id" ON "user_passkeys" ("credential_id");

CREATE INDEX "IX_user_passkeys_user_id" ON "user_passkeys" ("user_id");
