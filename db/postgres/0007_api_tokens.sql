CREATE TABLE api_tokens (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    hash character varying(64) NOT NULL,
    region_code character varying(13) COLLATE "C",
    expires_on date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT "PK_api_tokens" PRIMARY KEY (id),
    CONSTRAINT "FK_api_tokens_users_user_id" FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_api_tokens_hash" ON api_tokens (hash);

CREATE INDEX "IX_api_tokens_user_id" ON api_tokens (user_id);
