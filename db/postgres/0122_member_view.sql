-- Members of a co-op see their own pages: the way in (a link that sets a PIN), the sessions, and what they ask to have
-- changed in the register. Whose phone a number is stands apart, over all co-ops and as a keyed index only: whoever signs
-- in does not say of which co-op (decision 0024).
CREATE TABLE member_access (
    cooperative_id uuid NOT NULL,
    member_id uuid NOT NULL,
    pin_hash character varying(200),
    link_hash character varying(64),
    link_until timestamp with time zone,
    link_failed integer NOT NULL,
    failed_count integer NOT NULL,
    lockouts integer NOT NULL,
    locked_until timestamp with time zone,
    given_at timestamp with time zone NOT NULL,
    given_by uuid,
    CONSTRAINT "PK_member_access" PRIMARY KEY (cooperative_id, member_id),
    CONSTRAINT ck_member_access_counts CHECK (link_failed >= 0 AND failed_count >= 0 AND lockouts >= 0),
    CONSTRAINT ck_member_access_link CHECK ((link_hash IS NULL) = (link_until IS NULL)),
    CONSTRAINT "FK_member_access_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE member_corrections (
    cooperative_id uuid NOT NULL,
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    phone character varying(200),
    neighbourhood character varying(200),
    heir character varying(200),
    asked_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    CONSTRAINT "PK_member_corrections" PRIMARY KEY (cooperative_id, id),
    CONSTRAINT ck_member_corrections_decided CHECK ((state = 'Waiting') = (decided_at IS NULL)),
    CONSTRAINT "FK_member_corrections_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT
);

CREATE TABLE member_phones (
    phone_key character varying(64) NOT NULL,
    cooperative_id uuid NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT "PK_member_phones" PRIMARY KEY (phone_key, cooperative_id, member_id),
    CONSTRAINT "FK_member_phones_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE member_sessions (
    cooperative_id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    member_id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_member_sessions" PRIMARY KEY (cooperative_id, token_hash),
    CONSTRAINT "FK_member_sessions_member_access_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES member_access (cooperative_id, member_id) ON DELETE RESTRICT
);

CREATE INDEX "IX_member_corrections_cooperative_id_member_id" ON member_corrections (cooperative_id, member_id);
CREATE UNIQUE INDEX "IX_member_corrections_waiting" ON member_corrections (cooperative_id, member_id) WHERE state = 'Waiting';
CREATE UNIQUE INDEX "IX_member_phones_cooperative_id_member_id" ON member_phones (cooperative_id, member_id);
CREATE INDEX "IX_member_sessions_cooperative_id_member_id" ON member_sessions (cooperative_id, member_id);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['member_access', 'member_corrections', 'member_sessions'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
