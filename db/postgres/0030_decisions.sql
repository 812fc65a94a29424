-- Windows for corrections and objections belong to a round; decisions outside the rules need a second person.
ALTER TABLE rounds ADD COLUMN correction_days integer NOT NULL DEFAULT 0;

ALTER TABLE rounds ADD COLUMN objection_days integer NOT NULL DEFAULT 0;

ALTER TABLE rounds ADD CONSTRAINT ck_rounds_windows CHECK (correction_days BETWEEN 0 AND 30 AND objection_days BETWEEN 0 AND 30);

CREATE TABLE seat_overrides (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    nomination_id uuid NOT NULL,
    kind text NOT NULL,
    class_code character varying(10),
    reason character varying(1000) NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name character varying(200) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    decided_by uuid,
    decided_by_name character varying(200),
    decided_at timestamp with time zone,
    answer character varying(2000),
    CONSTRAINT "PK_seat_overrides" PRIMARY KEY (id),
    CONSTRAINT ck_seat_overrides_class CHECK ((kind = 'In') = (class_code IS NOT NULL)),
    CONSTRAINT ck_seat_overrides_decided CHECK ((state = 'Proposed') = (decided_by IS NULL)),
    CONSTRAINT ck_seat_overrides_second_person CHECK (decided_by <> proposed_by),
    CONSTRAINT "FK_seat_overrides_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_seat_overrides_users_decided_by" FOREIGN KEY (decided_by) REFERENCES users (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_seat_overrides_users_proposed_by" FOREIGN KEY (proposed_by) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE TABLE corrections (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    nomination_id uuid NOT NULL,
    fact character varying(80) NOT NULL,
    statement character varying(2000) NOT NULL,
    file_id uuid,
    "from" text NOT NULL,
    filed_by uuid,
    filed_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    answer character varying(2000),
    resolved_by uuid,
    resolved_by_name character varying(200),
    resolved_at timestamp with time zone,
    CONSTRAINT "PK_corrections" PRIMARY KEY (id),
    CONSTRAINT ck_corrections_answered CHECK ((state = 'Open') = (resolved_at IS NULL) AND (state = 'Open') = (answer IS NULL)),
    CONSTRAINT "FK_corrections_files_file_id" FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_corrections_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_corrections_users_filed_by" FOREIGN KEY (filed_by) REFERENCES users (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_corrections_users_resolved_by" FOREIGN KEY (resolved_by) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE TABLE corrected_facts (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    nomination_id uuid NOT NULL,
    number integer NOT NULL,
    facts_json character varying(200000) NOT NULL,
    reason character varying(2000) NOT NULL,
    read_at timestamp with time zone NOT NULL,
    read_by character varying(200) NOT NULL,
    CONSTRAINT "PK_corrected_facts" PRIMARY KEY (id),
    CONSTRAINT ck_corrected_facts_number CHECK (number >= 2),
    CONSTRAINT "FK_corrected_facts_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT
);

CREATE TABLE objections (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    nomination_id uuid NOT NULL,
    statement character varying(2000) NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    remedy text,
    answer character varying(2000),
    answered_by uuid,
    answered_by_name character varying(200),
    answered_at timestamp with time zone,
    CONSTRAINT "PK_objections" PRIMARY KEY (id),
    CONSTRAINT ck_objections_answered CHECK ((state = 'Open') = (answered_at IS NULL) AND (state = 'Open') = (answer IS NULL)),
    CONSTRAINT ck_objections_remedy CHECK ((state = 'Upheld') = (remedy IS NOT NULL)),
    CONSTRAINT "FK_objections_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_objections_users_answered_by" FOREIGN KEY (answered_by) REFERENCES users (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_corrected_facts_nomination_id_number" ON corrected_facts (nomination_id, number);

CREATE INDEX "IX_corrected_facts_round_id" ON corrected_facts (round_id);

CREATE INDEX "IX_corrections_file_id" ON corrections (file_id);

CREATE INDEX "IX_corrections_filed_by" ON corrections (filed_by);

CREATE UNIQUE INDEX "IX_corrections_nomination_id_fact" ON corrections (nomination_id, fact) WHERE state = 'Open';

CREATE INDEX "IX_corrections_resolved_by" ON corrections (resolved_by);

CREATE INDEX "IX_corrections_round_id_state" ON corrections (round_id, state);

CREATE INDEX "IX_objections_answered_by" ON objections (answered_by);

CREATE UNIQUE INDEX "IX_objections_nomination_id" ON objections (nomination_id) WHERE state = 'Open';

CREATE INDEX "IX_objections_round_id_state" ON objections (round_id, state);

CREATE INDEX "IX_seat_overrides_decided_by" ON seat_overrides (decided_by);

CREATE UNIQUE INDEX "IX_seat_overrides_one_approved" ON seat_overrides (nomination_id) WHERE state = 'Approved';

CREATE UNIQUE INDEX "IX_seat_overrides_one_proposed" ON seat_overrides (nomination_id) WHERE state = 'Proposed';

CREATE INDEX "IX_seat_overrides_proposed_by" ON seat_overrides (proposed_by);

CREATE INDEX "IX_seat_overrides_round_id" ON seat_overrides (round_id);

-- Facts read again stand beside the frozen ones and are as final.
CREATE TRIGGER corrected_facts_never_change BEFORE UPDATE OR DELETE ON corrected_facts
FOR EACH ROW EXECUTE FUNCTION promised_and_frozen();
