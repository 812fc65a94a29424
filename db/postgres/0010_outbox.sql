CREATE TABLE outbox_letters (
    id uuid NOT NULL,
    key character varying(200) NOT NULL,
    sealed_letter character varying(100000),
    created_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    handed_over_at timestamp with time zone,
    sent_at timestamp with time zone,
    last_failure character varying(200),
    CONSTRAINT "PK_outbox_letters" PRIMARY KEY (id),
    CONSTRAINT ck_outbox_letters_claimed CHECK (state <> 'Sending' OR claimed_at IS NOT NULL),
    CONSTRAINT ck_outbox_letters_sent CHECK ((state = 'Sent') = (sent_at IS NOT NULL) AND (state = 'Sent') = (sealed_letter IS NULL))
);

CREATE UNIQUE INDEX "IX_outbox_letters_key" ON outbox_letters (key);

CREATE INDEX "IX_outbox_letters_state_next_attempt_at" ON outbox_letters (state, next_attempt_at);
