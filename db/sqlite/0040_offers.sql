CREATE TABLE "offer_terms" (
    "id" TEXT NOT NULL CONSTRAINT "PK_offer_terms" PRIMARY KEY,
    "answer_days" INTEGER NULL,
    "remind_days" INTEGER NULL,
    CONSTRAINT "ck_offer_terms_days" CHECK (answer_days BETWEEN 1 AND 60 AND remind_days BETWEEN 1 AND 60),
    CONSTRAINT "FK_offer_terms_rounds_id" FOREIGN KEY ("id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "link_tries" (
    "id" TEXT NOT NULL CONSTRAINT "PK_link_tries" PRIMARY KEY,
    "day" TEXT NOT NULL,
    "wrong" INTEGER NOT NULL,
    CONSTRAINT "FK_link_tries_nominations_id" FOREIGN KEY ("id") REFERENCES "nominations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "class_seats" (
    "id" TEXT NOT NULL CONSTRAINT "PK_class_seats" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "closed_at" TEXT NULL,
    "closed_why" TEXT NULL,
    CONSTRAINT "ck_class_seats_taken" CHECK (taken >= 0 AND taken <= capacity),
    CONSTRAINT "FK_class_seats_classes_id" FOREIGN KEY ("id") REFERENCES "classes" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_class_seats_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "offers" (
    "id" TEXT NOT NULL CONSTRAINT "PK_offers" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "nomination_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "class_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "offered_at" TEXT NOT NULL,
    "expires_at" TEXT NULL,
    "answered_at" TEXT NULL,
    "answered_how" TEXT NULL,
    "answered_by" TEXT NULL,
    "reminded_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_offers_class_seats_class_id" FOREIGN KEY ("class_id") REFERENCES "class_seats" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_offers_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_offers_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_offers_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE TABLE "offer_notices" (
    "id" TEXT NOT NULL CONSTRAINT "PK_offer_notices" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "nomination_id" TEXT NOT NULL,
    "offer_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "told_at" TEXT NULL,
    "told_how" TEXT NULL,
    CONSTRAINT "FK_offer_notices_nominations_nomination_id" FOREIGN KEY ("nomination_id") REFERENCES "nominations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_offer_notices_offers_offer_id" FOREIGN KEY ("offer_id") REFERENCES "offers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_offer_notices_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_class_seats_round_id" ON "class_seats" ("round_id");

CREATE UNIQUE INDEX "IX_offer_notices_nomination_id_kind" ON "offer_notices" ("nomination_id", "kind") WHERE kind = 'LinkWanted' AND told_at IS NULL;

CREATE INDEX "IX_offer_notices_offer_id" ON "offer_notices" ("offer_id");

CREATE INDEX "IX_offer_notices_round_id_told_at" ON "offer_notices" ("round_id", "told_at");

CREATE INDEX "IX_offers_class_id" ON "offers" ("class_id");

CREATE INDEX "IX_offers_nomination_id_offered_at" ON "offers" ("nomination_id", "offered_at");

CREATE INDEX "IX_offers_person_id" ON "offers" ("person_id");

CREATE UNIQUE INDEX "IX_offers_round_id_person_id" ON "offers" ("round_id", "person_id") WHERE state IN ('Offered', 'Accepted');

CREATE INDEX "IX_offers_state_expires_at" ON "offers" ("state", "expires_at");

-- Seats are counted here, whoever writes the offers; the check of class_seats refuses the one too many.
CREATE TRIGGER offers_take_a_seat AFTER INSERT ON offers WHEN NEW.state IN ('Offered', 'Accepted')
BEGIN UPDATE class_seats SET taken = taken + 1 WHERE id = NEW.class_id; END;

CREATE TRIGGER offers_leave_a_seat AFTER UPDATE OF state ON offers
WHEN OLD.state IN ('Offered', 'Accepted') AND NEW.state NOT IN ('Offered', 'Accepted')
BEGIN UPDATE class_seats SET taken = taken - 1 WHERE id = NEW.class_id; END;

-- An offer that has ended stays ended, and no offer changes whose it is: history is kept.
CREATE TRIGGER offers_stay_ended BEFORE UPDATE ON offers
WHEN OLD.state NOT IN ('Offered', 'Accepted') AND NEW.state <> OLD.state
    OR NEW.class_id <> OLD.class_id OR NEW.nomination_id <> OLD.nomination_id
BEGIN SELECT RAISE(ABORT, 'an ended offer is history'); END;

CREATE TRIGGER offers_never_go BEFORE DELETE ON offers
BEGIN SELECT RAISE(ABORT, 'offers are history'); END;

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
