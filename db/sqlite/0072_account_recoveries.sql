-- Accounts opened anew by two administrators.
CREATE TABLE "account_recoveries" (
    "id" TEXT NOT NULL CONSTRAINT "PK_account_recoveries" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "identity_check" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "decided_by_name" TEXT NULL,
    "decided_at" TEXT NULL,
    CONSTRAINT "ck_account_recoveries_decided" CHECK ((state = 'Open') = (decided_at IS NULL)),
    CONSTRAINT "FK_account_recoveries_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_account_recoveries_user_id" ON "account_recoveries" ("user_id") WHERE state = 'Open';
