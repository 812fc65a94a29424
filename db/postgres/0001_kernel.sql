CREATE TABLE audit_entries (
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id uuid,
    actor character varying(200) NOT NULL,
    action character varying(200) NOT NULL,
    subject character varying(200) NOT NULL,
    detail character varying(100000) NOT NULL,
    reason character varying(2000),
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT "PK_audit_entries" PRIMARY KEY (number)
);

CREATE TABLE audit_head (
    id integer NOT NULL,
    number bigint NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT "PK_audit_head" PRIMARY KEY (id),
    CONSTRAINT ck_audit_head_one CHECK (id = 1)
);

CREATE TABLE counters (
    id character varying(200) NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT "PK_counters" PRIMARY KEY (id)
);

CREATE TABLE files (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    content_type character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    stored_by uuid,
    content bytea NOT NULL,
    CONSTRAINT "PK_files" PRIMARY KEY (id)
);

CREATE TABLE jobs (
    id uuid NOT NULL,
    title character varying(200) NOT NULL,
    started_by uuid,
    started_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    href character varying(200) NOT NULL,
    failure character varying(1000),
    CONSTRAINT "PK_jobs" PRIMARY KEY (id)
);

CREATE TABLE users (
    id uuid NOT NULL,
    email character varying(200) NOT NULL,
    normalized_email character varying(200) NOT NULL,
    name character varying(200) NOT NULL,
    password_hash character varying(200),
    security_stamp character varying(200) NOT NULL,
    authenticator_key character varying(200),
    recovery_codes character varying(2000),
    two_factor_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    lockout_end timestamp with time zone,
    disabled boolean NOT NULL,
    is_demo boolean NOT NULL,
    language character varying(200) NOT NULL,
    CONSTRAINT "PK_users" PRIMARY KEY (id)
);

CREATE TABLE user_grants (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    region_code character varying(200) COLLATE "C",
    organisation uuid,
    organisation_region_code character varying(200) COLLATE "C",
    "from" date NOT NULL,
    until date,
    CONSTRAINT "PK_user_grants" PRIMARY KEY (id),
    CONSTRAINT ck_user_grants_scope CHECK ((region_code IS NULL) <> (organisation IS NULL)),
    CONSTRAINT "FK_user_grants_users_user_id" FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_audit_entries_subject" ON audit_entries (subject);

CREATE INDEX "IX_audit_entries_user_id" ON audit_entries (user_id);

CREATE INDEX "IX_user_grants_user_id" ON user_grants (user_id);

CREATE UNIQUE INDEX "IX_users_normalized_email" ON users (normalized_email);

-- The audit trail only grows. Its end is one row, so that writers queue for it.
INSERT INTO audit_head (id, number, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE FUNCTION audit_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_entries is append-only';
END $$;

CREATE TRIGGER audit_entries_never_change BEFORE UPDATE OR DELETE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION audit_entries_append_only();

CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_append_only();
