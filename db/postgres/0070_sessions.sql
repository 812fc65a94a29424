CREATE TABLE user_sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    browser character varying(40),
    system character varying(40),
    CONSTRAINT "PK_user_sessions" PRIMARY KEY (id),
    CONSTRAINT "FK_user_sessions_users_user_id" FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_user_sessions_last_seen_at" ON user_sessions (last_seen_at);

CREATE INDEX "IX_user_sessions_user_id" ON user_sessions (user_id);
