-- Members of a co-op see their own pages: the way in (a link that sets a PIN), the sessions, and what they ask to have
-- changed in the register. Whose phone a number is stands apart, over all co-ops and as a keyed index only: whoever signs
-- in does not say of which co-op (decision 0024).
CREATE TABLE "member_access" (
    "cooperative_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "pin_hash" TEXT NULL,
    "link_hash" TEXT NULL,
    "link_until" TEXT NULL,
    "link_failed" INTEGER NOT NULL,
    "failed_count" INTEGER NOT NULL,
    "lockouts" INTEGER NOT NULL,
    "locked_until" TEXT NULL,
    "given_at" TEXT NOT NULL,
    "given_by" TEXT NULL,
    CONSTRAINT "PK_member_access" PRIMARY KEY ("cooperative_id", "member_id"),
    CONSTRAINT "ck_member_access_counts" CHECK (link_failed >= 0 AND failed_count >= 0 AND lockouts >= 0),
    CONSTRAINT "ck_member_access_link" CHECK ((link_hash IS NULL) = (link_until IS NULL)),
    CONSTRAINT "FK_member_access_members_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "members" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "member_corrections" (
    "cooperative_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "phone" TEXT NULL,
    "neighbourhood" TEXT NULL,
    "heir" TEXT NULL,
    "asked_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_at" TEXT NULL,
    "decided_by" TEXT NULL,
    CONSTRAINT "PK_member_corrections" PRIMARY KEY ("cooperative_id", "id"),
    CONSTRAINT "ck_member_corrections_decided" CHECK ((state = 'Waiting') = (decided_at IS NULL)),
    CONSTRAINT "FK_member_corrections_members_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "members" ("cooperative_id", "id") ON DELETE RESTRICT
);

CREATE TABLE "member_phones" (
    "phone_key" TEXT NOT NULL,
    "cooperative_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    CONSTRAINT "PK_member_phones" PRIMARY KEY ("phone_key", "cooperative_id", "member_id"),
    CONSTRAINT "FK_member_phones_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "member_sessions" (
    "cooperative_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "last_seen_at" TEXT NOT NULL,
    CONSTRAINT "PK_member_sessions" PRIMARY KEY ("cooperative_id", "token_hash"),
    CONSTRAINT "FK_member_sessions_member_access_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "member_access" ("cooperative_id", "member_id") ON DELETE RESTRICT
);

CREATE INDEX "IX_member_corrections_cooperative_id_member_id" ON "member_corrections" ("cooperative_id", "member_id");
CREATE UNIQUE INDEX "IX_member_corrections_waiting" ON "member_corrections" ("cooperative_id", "member_id") WHERE state = 'Waiting';
CREATE UNIQUE INDEX "IX_member_phones_cooperative_id_member_id" ON "member_phones" ("cooperative_id", "member_id");
CREATE INDEX "IX_member_sessions_cooperative_id_member_id" ON "member_sessions" ("cooperative_id", "member_id");
