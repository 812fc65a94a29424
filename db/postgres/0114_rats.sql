-- Members' meetings: rules of their own, the meeting, who came, what was decided, who signed, and the texts of the LPJ.
CREATE TABLE rat_terms (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    quorum_points integer NOT NULL,
    quorum_plus_one boolean NOT NULL,
    second_quorum_points integer NOT NULL,
    notice_days integer NOT NULL,
    postpone_days integer NOT NULL,
    months_limit integer NOT NULL,
    basis character varying(200) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_rat_terms" PRIMARY KEY (cooperative_id, year),
    CONSTRAINT ck_rat_terms_limits CHECK (quorum_points BETWEEN 1 AND 10000 AND second_quorum_points BETWEEN 1 AND 10000 AND notice_days BETWEEN 0 AND 90 AND postpone_days BETWEEN 1 AND 90 AND months_limit BETWEEN 1 AND 6),
    CONSTRAINT "FK_rat_terms_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE rats (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    state text NOT NULL,
    held_on date NOT NULL,
    starts_at character varying(5) NOT NULL,
    place character varying(200) NOT NULL,
    agenda character varying(4000) NOT NULL,
    invited_on date NULL,
    meeting integer NOT NULL,
    first_on date NULL,
    first_present integer NULL,
    members integer NULL,
    present integer NULL,
    needed integer NULL,
    opened_at timestamp with time zone NULL,
    chair character varying(200) NULL,
    writer character varying(200) NULL,
    minutes character varying(20000) NULL,
    filed_at timestamp with time zone NULL,
    filed_by uuid NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_rats" PRIMARY KEY (cooperative_id, year),
    CONSTRAINT ck_rats_filed CHECK ((state = 'Filed') = (filed_at IS NOT NULL)),
    CONSTRAINT ck_rats_meeting CHECK (meeting BETWEEN 1 AND 2 AND (meeting = 2) = (first_on IS NOT NULL) AND (meeting = 2) = (first_present IS NOT NULL)),
    CONSTRAINT ck_rats_quorum CHECK ((state = 'Planned') = (opened_at IS NULL) AND (opened_at IS NULL) = (present IS NULL) AND (present IS NULL) = (needed IS NULL) AND (present IS NULL) = (members IS NULL) AND (present IS NULL OR present >= needed AND needed >= 1 AND present <= members)),
    CONSTRAINT "FK_rats_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

CREATE TABLE rat_attendances (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    meeting integer NOT NULL,
    member_id uuid NOT NULL,
    arrival text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_rat_attendances" PRIMARY KEY (cooperative_id, year, meeting, member_id),
    CONSTRAINT "FK_rat_attendances_members_cooperative_id_member_id" FOREIGN KEY (cooperative_id, member_id) REFERENCES members (cooperative_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_rat_attendances_rats_cooperative_id_year" FOREIGN KEY (cooperative_id, year) REFERENCES rats (cooperative_id, year) ON DELETE RESTRICT
);

CREATE TABLE rat_decisions (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    no integer NOT NULL,
    subject text NOT NULL,
    words character varying(2000) NOT NULL,
    votes_for integer NOT NULL,
    votes_against integer NOT NULL,
    votes_abstain integer NOT NULL,
    carried boolean NOT NULL,
    key uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_rat_decisions" PRIMARY KEY (cooperative_id, year, no),
    CONSTRAINT ck_rat_decisions_votes CHECK (votes_for >= 0 AND votes_against >= 0 AND votes_abstain >= 0 AND votes_for + votes_against + votes_abstain > 0),
    CONSTRAINT "FK_rat_decisions_rats_cooperative_id_year" FOREIGN KEY (cooperative_id, year) REFERENCES rats (cooperative_id, year) ON DELETE RESTRICT
);

CREATE TABLE rat_signatures (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    name character varying(200) NOT NULL,
    office character varying(100) NOT NULL,
    way text NOT NULL,
    user_id uuid NULL,
    reason character varying(1000) NULL,
    seal bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_rat_signatures" PRIMARY KEY (cooperative_id, year, name),
    CONSTRAINT ck_rat_signatures_reason CHECK ((way = 'Declined') = (reason IS NOT NULL) AND (way <> 'Account' OR user_id IS NOT NULL)),
    CONSTRAINT "FK_rat_signatures_rats_cooperative_id_year" FOREIGN KEY (cooperative_id, year) REFERENCES rats (cooperative_id, year) ON DELETE RESTRICT
);

CREATE TABLE lpj_texts (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    kind text NOT NULL,
    chapter character varying(40) NOT NULL,
    version integer NOT NULL,
    words character varying(20000) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid NULL,
    CONSTRAINT "PK_lpj_texts" PRIMARY KEY (cooperative_id, year, kind, chapter, version),
    CONSTRAINT ck_lpj_texts_version CHECK (version >= 1),
    CONSTRAINT "FK_lpj_texts_rats_cooperative_id_year" FOREIGN KEY (cooperative_id, year) REFERENCES rats (cooperative_id, year) ON DELETE RESTRICT
);

CREATE INDEX "IX_rat_attendances_cooperative_id_member_id" ON rat_attendances (cooperative_id, member_id);

CREATE UNIQUE INDEX "IX_rat_decisions_cooperative_id_key" ON rat_decisions (cooperative_id, key);

CREATE UNIQUE INDEX "IX_rat_signatures_cooperative_id_year_user_id" ON rat_signatures (cooperative_id, year, user_id);

-- A meeting hears a year that is over; what the agency has stays as it was sent, and what was opened is not undone.
CREATE FUNCTION rats_hear_a_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:rat-early';
END $$;

CREATE TRIGGER rats_hear_a_year BEFORE INSERT OR UPDATE ON rats
FOR EACH ROW WHEN (extract(year FROM NEW.held_on) <= NEW.year) EXECUTE FUNCTION rats_hear_a_year();

CREATE FUNCTION rat_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:rat-stays';
END $$;

CREATE TRIGGER rats_stay_filed BEFORE UPDATE ON rats FOR EACH ROW WHEN (OLD.state = 'Filed') EXECUTE FUNCTION rat_stays();
CREATE TRIGGER rats_stay_opened BEFORE UPDATE ON rats
FOR EACH ROW WHEN (OLD.state <> 'Planned' AND (NEW.state = 'Planned' OR NEW.held_on <> OLD.held_on OR NEW.members <> OLD.members OR NEW.needed <> OLD.needed))
EXECUTE FUNCTION rat_stays();
CREATE TRIGGER rats_never_go BEFORE DELETE ON rats FOR EACH ROW WHEN (OLD.state <> 'Planned') EXECUTE FUNCTION rat_stays();

-- Who comes is a member on that day, and comes while there is a meeting to come to.
CREATE FUNCTION rat_attendances_are_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM rats r JOIN members m ON m.cooperative_id = r.cooperative_id
        WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.meeting = NEW.meeting AND r.state IN ('Planned', 'Open')
            AND m.id = NEW.member_id AND m.joined_on <= r.held_on AND (m.left_on IS NULL OR m.left_on > r.held_on)) THEN
        RAISE EXCEPTION 'books:rat-not-member';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER rat_attendances_are_members BEFORE INSERT ON rat_attendances FOR EACH ROW EXECUTE FUNCTION rat_attendances_are_members();
CREATE TRIGGER rat_attendances_stay_update BEFORE UPDATE ON rat_attendances FOR EACH ROW EXECUTE FUNCTION rat_stays();

CREATE FUNCTION rat_attendances_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM rats r
        WHERE r.cooperative_id = OLD.cooperative_id AND r.year = OLD.year AND r.meeting = OLD.meeting AND r.state = 'Planned') THEN
        RAISE EXCEPTION 'books:rat-stays';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER rat_attendances_stay_delete BEFORE DELETE ON rat_attendances FOR EACH ROW EXECUTE FUNCTION rat_attendances_stay();

-- An open meeting decides, with no more votes than people present.
CREATE FUNCTION rat_decisions_of_a_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM rats r
        WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.state = 'Open'
            AND NEW.votes_for + NEW.votes_against + NEW.votes_abstain <= (
                SELECT count(*) FROM rat_attendances a
                WHERE a.cooperative_id = NEW.cooperative_id AND a.year = NEW.year AND a.meeting = r.meeting)) THEN
        RAISE EXCEPTION 'books:rat-votes';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER rat_decisions_of_a_meeting BEFORE INSERT ON rat_decisions FOR EACH ROW EXECUTE FUNCTION rat_decisions_of_a_meeting();
CREATE TRIGGER rat_decisions_stay_update BEFORE UPDATE ON rat_decisions FOR EACH ROW EXECUTE FUNCTION rat_stays();

CREATE FUNCTION rat_decisions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.subject = 'Accountability' AND OLD.carried OR NOT EXISTS (
        SELECT 1 FROM rats r WHERE r.cooperative_id = OLD.cooperative_id AND r.year = OLD.year AND r.state = 'Open') THEN
        RAISE EXCEPTION 'books:rat-stays';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER rat_decisions_stay_delete BEFORE DELETE ON rat_decisions FOR EACH ROW EXECUTE FUNCTION rat_decisions_stay();
CREATE TRIGGER rat_signatures_stay_update BEFORE UPDATE ON rat_signatures FOR EACH ROW EXECUTE FUNCTION rat_stays();

CREATE FUNCTION rat_signatures_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM rats r WHERE r.cooperative_id = OLD.cooperative_id AND r.year = OLD.year AND r.state = 'Filed') THEN
            RAISE EXCEPTION 'books:rat-stays';
        END IF;
        RETURN OLD;
    END IF;
    IF EXISTS (SELECT 1 FROM rats r WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.state = 'Filed') THEN
        RAISE EXCEPTION 'books:rat-stays';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER rat_signatures_stay BEFORE INSERT OR DELETE ON rat_signatures FOR EACH ROW EXECUTE FUNCTION rat_signatures_stay();

-- Every version of a chapter stays; none comes after the agency has the book.
CREATE FUNCTION lpj_texts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'books:lpj-stays';
END $$;

CREATE TRIGGER lpj_texts_stay BEFORE UPDATE OR DELETE ON lpj_texts FOR EACH ROW EXECUTE FUNCTION lpj_texts_stay();

CREATE FUNCTION lpj_texts_come_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM rats r WHERE r.cooperative_id = NEW.cooperative_id AND r.year = NEW.year AND r.state = 'Filed') THEN
        RAISE EXCEPTION 'books:lpj-stays';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER lpj_texts_come_before BEFORE INSERT ON lpj_texts FOR EACH ROW EXECUTE FUNCTION lpj_texts_come_before();

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['rat_terms', 'rats', 'rat_attendances', 'rat_decisions', 'rat_signatures', 'lpj_texts'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (cooperative_id = current_setting(''naikkelas.cooperative'')::uuid)', t);
    END LOOP;
END $$;
