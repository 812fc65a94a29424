CREATE TABLE "audit_entries" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_audit_entries" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "user_id" TEXT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "reason" TEXT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_audit_head" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "ck_audit_head_one" CHECK (id = 1)
);

CREATE TABLE "counters" (
    "id" TEXT NOT NULL CONSTRAINT "PK_counters" PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "files" (
    "id" TEXT NOT NULL CONSTRAINT "PK_files" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "stored_at" TEXT NOT NULL,
    "stored_by" TEXT NULL,
    "content" BLOB NOT NULL
);

CREATE TABLE "jobs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_jobs" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "started_by" TEXT NULL,
    "started_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "href" TEXT NOT NULL,
    "failure" TEXT NULL
);

CREATE TABLE "users" (
    "id" TEXT NOT NULL CONSTRAINT "PK_users" PRIMARY KEY,
    "email" TEXT NOT NULL,
    "normalized_email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NOT NULL,
    "authenticator_key" TEXT NULL,
    "recovery_codes" TEXT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "disabled" INTEGER NOT NULL,
    "is_demo" INTEGER NOT NULL,
    "language" TEXT NOT NULL
);

CREATE TABLE "user_grants" (
    "id" TEXT NOT NULL CONSTRAINT "PK_user_grants" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "region_code" TEXT NULL,
    "organisation" TEXT NULL,
    "organisation_region_code" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    CONSTRAINT "ck_user_grants_scope" CHECK ((region_code IS NULL) <> (organisation IS NULL)),
    CONSTRAINT "FK_user_grants_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_audit_entries_subject" ON "audit_entries" ("subject");

CREATE INDEX "IX_audit_entries_user_id" ON "audit_entries" ("user_id");

CREATE INDEX "IX_user_grants_user_id" ON "user_grants" ("user_id");

CREATE UNIQUE INDEX "IX_users_normalized_email" ON "users" ("normalized_email");

-- The audit trail only grows. Its end is one row, so that writers queue for it.
INSERT INTO audit_head (id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER audit_entries_never_change BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;

CREATE TRIGGER audit_entries_never_go BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
