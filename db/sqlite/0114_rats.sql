-- Members' meetings: rules of their own, the meeting, who came, what was decided, who signed, and the texts of the LPJ.
CREATE TABLE "rat_terms" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "quorum_points" INTEGER NOT NULL,
    "quorum_plus_one" INTEGER NOT NULL,
    "second_quorum_points" INTEGER NOT NULL,
    "notice_days" INTEGER NOT NULL,
    "postpone_days" INTEGER NOT NULL,
    "months_limit" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_rat_terms" PRIMARY KEY ("cooperative_id", "year"),
    CONSTRAINT "ck_rat_terms_limits" CHECK (quorum_points BETWEEN 1 AND 10000 AND second_quorum_points BETWEEN 1 AND 10000 AND notice_days BETWEEN 0 AND 90 AND postpone_days BETWEEN 1 AND 90 AND months_limit BETWEEN 1 AND 6),
    CONSTRAINT "FK_rat_terms_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "rats" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "held_on" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "agenda" TEXT NOT NULL,
    "invited_on" TEXT NULL,
    "meeting" INTEGER NOT NULL,
    "first_on" TEXT NULL,
    "first_present" INTEGER NULL,
    "members" INTEGER NULL,
    "present" INTEGER NULL,
    "needed" INTEGER NULL,
    "opened_at" TEXT NULL,
    "chair" TEXT NULL,
    "writer" TEXT NULL,
    "minutes" TEXT NULL,
    "filed_at" TEXT NULL,
    "filed_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_rats" PRIMARY KEY ("cooperative_id", "year"),
    CONSTRAINT "ck_rats_filed" CHECK ((state = 'Filed') = (filed_at IS NOT NULL)),
    CONSTRAINT "ck_rats_meeting" CHECK (meeting BETWEEN 1 AND 2 AND (meeting = 2) = (first_on IS NOT NULL) AND (meeting = 2) = (first_present IS NOT NULL)),
    CONSTRAINT "ck_rats_quorum" CHECK ((state = 'Planned') = (opened_at IS NULL) AND (opened_at IS NULL) = (present IS NULL) AND (present IS NULL) = (needed IS NULL) AND (present IS NULL) = (members IS NULL) AND (present IS NULL OR present >= needed AND needed >= 1 AND present <= members)),
    CONSTRAINT "FK_rats_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);

CREATE TABLE "rat_attendances" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "meeting" INTEGER NOT NULL,
    "member_id" TEXT NOT NULL,
    "arrival" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_rat_attendances" PRIMARY KEY ("cooperative_id", "year", "meeting", "member_id"),
    CONSTRAINT "FK_rat_attendances_members_cooperative_id_member_id" FOREIGN KEY ("cooperative_id", "member_id") REFERENCES "members" ("cooperative_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "FK_rat_attendances_rats_cooperative_id_year" FOREIGN KEY ("cooperative_id", "year") REFERENCES "rats" ("cooperative_id", "year") ON DELETE RESTRICT
);

CREATE TABLE "rat_decisions" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "votes_for" INTEGER NOT NULL,
    "votes_against" INTEGER NOT NULL,
    "votes_abstain" INTEGER NOT NULL,
    "carried" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_rat_decisions" PRIMARY KEY ("cooperative_id", "year", "no"),
    CONSTRAINT "ck_rat_decisions_votes" CHECK (votes_for >= 0 AND votes_against >= 0 AND votes_abstain >= 0 AND votes_for + votes_against + votes_abstain > 0),
    CONSTRAINT "FK_rat_decisions_rats_cooperative_id_year" FOREIGN KEY ("cooperative_id", "year") REFERENCES "rats" ("cooperative_id", "year") ON DELETE RESTRICT
);

CREATE TABLE "rat_signatures" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "user_id" TEXT NULL,
    "reason" TEXT NULL,
    "seal" BLOB NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "PK_rat_signatures" PRIMARY KEY ("cooperative_id", "year", "name"),
    CONSTRAINT "ck_rat_signatures_reason" CHECK ((way = 'Declined') = (reason IS NOT NULL) AND (way <> 'Account' OR user_id IS NOT NULL)),
    CONSTRAINT "FK_rat_signatures_rats_cooperative_id_year" FOREIGN KEY ("cooperative_id", "year") REFERENCES "rats" ("cooperative_id", "year") ON DELETE RESTRICT
);

CREATE TABLE "lpj_texts" (
    "cooperative_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "chapter" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NULL,
    CONSTRAINT "PK_lpj_texts" PRIMARY KEY ("cooperative_id", "year", "kind", "chapter", "version"),
    CONSTRAINT "ck_lpj_texts_version" CHECK (version >= 1),
    CONSTRAINT "FK_lpj_texts_rats_cooperative_id_year" FOREIGN KEY ("cooperative_id", "year") REFERENCES "rats" ("cooperative_id", "year") ON DELETE RESTRICT
);

CREATE INDEX "IX_rat_attendances_cooperative_id_member_id" ON "rat_attendances" ("cooperative_id", "member_id");

CREATE UNIQUE INDEX "IX_rat_decisions_cooperative_id_key" ON "rat_decisions" ("cooperative_id", "key");

CREATE UNIQUE INDEX "IX_rat_signatures_cooperative_id_year_user_id" ON "rat_signatures" ("cooperative_id", "year", "user_id");


-- A meeting hears a year that is over; what the agency has stays as it was sent, and what was opened is not undone.
CREATE TRIGGER rats_hear_a_year_insert BEFORE INSERT ON rats
WHEN CAST(substr(NEW.held_on, 1, 4) AS INTEGER) <= NEW.year
BEGIN SELECT RAISE(ABORT, 'books:rat-early'); END;

CREATE TRIGGER rats_hear_a_year_update BEFORE UPDATE ON rats
WHEN CAST(substr(NEW.held_on, 1, 4) AS INTEGER) <= NEW.year
BEGIN SELECT RAISE(ABORT, 'books:rat-early'); END;

CREATE TRIGGER rats_stay_filed BEFORE UPDATE ON rats WHEN OLD.state = 'Filed'
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

CREATE TRIGGER rats_stay_opened BEFORE UPDATE ON rats
WHEN OLD.state <> 'Planned' AND (NEW.state = 'Planned' OR NEW.held_on <> OLD.held_on OR NEW.members <> OLD.members OR NEW.needed <> OLD.needed)
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

CREATE TRIGGER rats_never_go BEFORE DELETE ON rats WHEN OLD.state <> 'Planned'
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

-- Who comes is a member on that day, and comes while there is a meeting to come to.
CREATE TRIGGER rat_attendances_are_members BEFORE INSERT ON rat_attendances
WHEN NOT EXISTS (
    SELECT 1 FROM rats r JOIN members m ON m.cooperative_id = r.cooperative_id
    WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.meeting = NEW.meeting AND r.state IN ('Planned', 'Open')
        AND m.id = NEW.member_id AND m.joined_on <= r.held_on AND (m.left_on IS NULL OR m.left_on > r.held_on))
BEGIN SELECT RAISE(ABORT, 'books:rat-not-member'); END;

CREATE TRIGGER rat_attendances_stay_update BEFORE UPDATE ON rat_attendances
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

CREATE TRIGGER rat_attendances_stay_delete BEFORE DELETE ON rat_attendances
WHEN NOT EXISTS (
    SELECT 1 FROM rats r WHERE r.cooperative_id = OLD.cooperative_id AND r.year = OLD.year AND r.meeting = OLD.meeting AND r.state = 'Planned')
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

-- An open meeting decides, with no more votes than people present.
CREATE TRIGGER rat_decisions_of_a_meeting BEFORE INSERT ON rat_decisions
WHEN NOT EXISTS (
    SELECT 1 FROM rats r
    WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.state = 'Open'
        AND NEW.votes_for + NEW.votes_against + NEW.votes_abstain <= (
            SELECT count(*) FROM rat_attendances a
            WHERE a.cooperative_id = NEW.cooperative_id AND a.year = NEW.year AND a.meeting = r.meeting))
BEGIN SELECT RAISE(ABORT, 'books:rat-votes'); END;

CREATE TRIGGER rat_decisions_stay_update BEFORE UPDATE ON rat_decisions
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

CREATE TRIGGER rat_decisions_stay_delete BEFORE DELETE ON rat_decisions
WHEN OLD.subject = 'Accountability' AND OLD.carried <> 0 OR NOT EXISTS (
    SELECT 1 FROM rats r WHERE r.cooperative_id = OLD.cooperative_id AND r.year = OLD.year AND r.state = 'Open')
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

CREATE TRIGGER rat_signatures_stay_update BEFORE UPDATE ON rat_signatures
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

CREATE TRIGGER rat_signatures_stay_insert BEFORE INSERT ON rat_signatures
WHEN EXISTS (SELECT 1 FROM rats r WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.state = 'Filed')
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

CREATE TRIGGER rat_signatures_stay_delete BEFORE DELETE ON rat_signatures
WHEN EXISTS (SELECT 1 FROM rats r WHERE r.cooperative_id = OLD.cooperative_id AND r.year = OLD.year AND r.state = 'Filed')
BEGIN SELECT RAISE(ABORT, 'books:rat-stays'); END;

-- Every version of a chapter stays; none comes after the agency has the book.
CREATE TRIGGER lpj_texts_stay_update BEFORE UPDATE ON lpj_texts
BEGIN SELECT RAISE(ABORT, 'books:lpj-stays'); END;

CREATE TRIGGER lpj_texts_stay_delete BEFORE DELETE ON lpj_texts
BEGIN SELECT RAISE(ABORT, 'books:lpj-stays'); END;

CREATE TRIGGER lpj_texts_stay_insert BEFORE INSERT ON lpj_texts
WHEN EXISTS (SELECT 1 FROM rats r WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.state = 'Filed')
BEGIN SELECT RAISE(ABORT, 'books:lpj-stays'); END;
