-- The public half of keys that people's devices hold.
CREATE TABLE user_passkeys (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    name character varying(60) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    sign_count bigint NOT NULL,
    transports character varying(100) NOT NULL,
    user_verified boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    CONSTRAINT "PK_user_passkeys" PRIMARY KEY (id),
    CONSTRAINT "FK_user_passkeys_users_user_id" FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_user_passkeys_credential_id" ON user_passkeys (credential_id);

CREATE INDEX "IX_user_passkeys_user_id" ON user_passkeys (user_id);
