-- What was answered to a write of the API, so that asking again with the same key does nothing again.
CREATE TABLE kept_answers (
    user_id uuid NOT NULL,
    key character varying(100) NOT NULL,
    route character varying(200) NOT NULL,
    body_digest character varying(64) NOT NULL,
    status integer NOT NULL,
    answer character varying(100000) NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_kept_answers" PRIMARY KEY (user_id, key),
    CONSTRAINT "FK_kept_answers_users_user_id" FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_kept_answers_kept_at" ON kept_answers (kept_at);

-- Tokens made before could only read the registry and the rounds.
ALTER TABLE api_tokens ADD COLUMN scopes character varying(200) NOT NULL DEFAULT 'registry:read rounds:read';
