-- Accounts opened anew by two administrators.
CREATE TABLE account_recoveries (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    reason character varying(500) NOT NULL,
    identity_check character varying(500) NOT NULL,
    asked_by uuid NOT NULL,
    asked_by_name character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    decided_by uuid,
    decided_by_name character varying(200),
    decided_at timestamp with time zone,
    CONSTRAINT "PK_account_recoveries" PRIMARY KEY (id),
    CONSTRAINT ck_account_recoveries_decided CHECK ((state = 'Open') = (decided_at IS NULL)),
    CONSTRAINT "FK_account_recoveries_users_user_id" FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_account_recoveries_user_id" ON account_recoveries (user_id) WHERE state = 'Open';
