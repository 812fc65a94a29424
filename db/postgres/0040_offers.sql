CREATE TABLE offer_terms (
    id uuid NOT NULL,
    answer_days integer,
    remind_days integer,
    CONSTRAINT "PK_offer_terms" PRIMARY KEY (id),
    CONSTRAINT ck_offer_terms_days CHECK (answer_days BETWEEN 1 AND 60 AND remind_days BETWEEN 1 AND 60),
    CONSTRAINT "FK_offer_terms_rounds_id" FOREIGN KEY (id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE link_tries (
    id uuid NOT NULL,
    day date NOT NULL,
    wrong integer NOT NULL,
    CONSTRAINT "PK_link_tries" PRIMARY KEY (id),
    CONSTRAINT "FK_link_tries_nominations_id" FOREIGN KEY (id) REFERENCES nominations (id) ON DELETE RESTRICT
);

CREATE TABLE class_seats (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    capacity integer NOT NULL,
    taken integer NOT NULL,
    closed_at timestamp with time zone,
    closed_why character varying(2000),
    CONSTRAINT "PK_class_seats" PRIMARY KEY (id),
    CONSTRAINT ck_class_seats_taken CHECK (taken >= 0 AND taken <= capacity),
    CONSTRAINT "FK_class_seats_classes_id" FOREIGN KEY (id) REFERENCES classes (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_class_seats_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE offers (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    nomination_id uuid NOT NULL,
    person_id uuid NOT NULL,
    class_id uuid NOT NULL,
    state text NOT NULL,
    cause text NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    answered_at timestamp with time zone,
    answered_how text,
    answered_by character varying(200),
    reminded_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_offers" PRIMARY KEY (id),
    CONSTRAINT "FK_offers_class_seats_class_id" FOREIGN KEY (class_id) REFERENCES class_seats (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_offers_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_offers_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_offers_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE offer_notices (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    nomination_id uuid NOT NULL,
    offer_id uuid,
    kind text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    told_how character varying(200),
    CONSTRAINT "PK_offer_notices" PRIMARY KEY (id),
    CONSTRAINT "FK_offer_notices_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_offer_notices_offers_offer_id" FOREIGN KEY (offer_id) REFERENCES offers (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_offer_notices_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_class_seats_round_id" ON class_seats (round_id);

CREATE UNIQUE INDEX "IX_offer_notices_nomination_id_kind" ON offer_notices (nomination_id, kind) WHERE kind = 'LinkWanted' AND told_at IS NULL;

CREATE INDEX "IX_offer_notices_offer_id" ON offer_notices (offer_id);

CREATE INDEX "IX_offer_notices_round_id_told_at" ON offer_notices (round_id, told_at);

CREATE INDEX "IX_offers_class_id" ON offers (class_id);

CREATE INDEX "IX_offers_nomination_id_offered_at" ON offers (nomination_id, offered_at);

CREATE INDEX "IX_offers_person_id" ON offers (person_id);

CREATE UNIQUE INDEX "IX_offers_round_id_person_id" ON offers (round_id, person_id) WHERE state IN ('Offered', 'Accepted');

CREATE INDEX "IX_offers_state_expires_at" ON offers (state, expires_at);

-- Seats are counted here, whoever writes the offers; the check of class_seats refuses the one too many.
CREATE FUNCTION offers_count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE class_seats SET taken = taken + 1 WHERE id = NEW.class_id;
    ELSE
        UPDATE class_seats SET taken = taken - 1 WHERE id = NEW.class_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER offers_take_a_seat AFTER INSERT ON offers
FOR EACH ROW WHEN (NEW.state IN ('Offered', 'Accepted')) EXECUTE FUNCTION offers_count_seats();

CREATE TRIGGER offers_leave_a_seat AFTER UPDATE OF state ON offers
FOR EACH ROW WHEN (OLD.state IN ('Offered', 'Accepted') AND NEW.state NOT IN ('Offered', 'Accepted'))
EXECUTE FUNCTION offers_count_seats();

-- An offer that has ended stays ended, and no offer changes whose it is: history is kept.
CREATE FUNCTION offers_are_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an ended offer is history';
END $$;

CREATE TRIGGER offers_stay_ended BEFORE UPDATE ON offers
FOR EACH ROW WHEN (
    OLD.state NOT IN ('Offered', 'Accepted') AND NEW.state <> OLD.state
    OR NEW.class_id <> OLD.class_id OR NEW.nomination_id <> OLD.nomination_id
)
EXECUTE FUNCTION offers_are_history();

CREATE TRIGGER offers_never_go BEFORE DELETE ON offers
FOR EACH ROW EXECUTE FUNCTION offers_are_history();

-- Rounds published before there were offers: whoever was admitted has a confirmed seat.
INSERT INTO class_seats (id, round_id, capacity, taken)
SELECT c.id, c.round_id, c.capacity, 0 FROM classes c JOIN rounds r ON r.id = c.round_id WHERE r.state = 'Published';

INSERT INTO offer_terms (id) SELECT id FROM rounds WHERE state = 'Published';

INSERT INTO offers (id, round_id, nomination_id, person_id, class_id, state, cause, offered_at, answered_at, answered_how, version)
SELECT d.nomination_id, d.round_id, d.nomination_id, n.person_id, c.id, 'Accepted', 'Admitted', r.published_at, r.published_at, 'NotAsked', 0
FROM decisions d
JOIN rounds r ON r.id = d.round_id AND r.state = 'Published'
JOIN nominations n ON n.id = d.nomination_id
JOIN classes c ON c.round_id = d.round_id AND c.code = d.class_code
WHERE d.status = 'Admitted';
