-- Delegations, recommendations, and how people agreed to being put forward.

CREATE TABLE consents (
    nomination_id uuid NOT NULL,
    way text NOT NULL,
    asked_by character varying(200),
    notice_version character varying(200),
    entered_by character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_consents" PRIMARY KEY (nomination_id),
    CONSTRAINT "FK_consents_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT
);

CREATE TABLE delegates (
    nomination_id uuid NOT NULL,
    person_id uuid NOT NULL,
    round_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    CONSTRAINT "PK_delegates" PRIMARY KEY (nomination_id, person_id),
    CONSTRAINT ck_delegates_number CHECK (number > 0),
    CONSTRAINT "FK_delegates_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_delegates_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_delegates_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_delegates_rounds_round_id" FOREIGN KEY (round_id) REFERENCES rounds (id) ON DELETE RESTRICT
);

CREATE TABLE recommendations (
    nomination_id uuid NOT NULL,
    by text NOT NULL,
    round_id uuid NOT NULL,
    region_code character varying(13) COLLATE "C" NOT NULL,
    given_by character varying(200) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_recommendations" PRIMARY KEY (nomination_id, by),
    CONSTRAINT "FK_recommendations_nominations_nomination_id" FOREIGN KEY (nomination_id) REFERENCES nominations (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_delegates_nomination_id_number" ON delegates (nomination_id, number);

CREATE INDEX "IX_delegates_organisation_id" ON delegates (organisation_id);

CREATE INDEX "IX_delegates_person_id" ON delegates (person_id);

CREATE UNIQUE INDEX "IX_delegates_round_id_person_id" ON delegates (round_id, person_id) WHERE state <> 'Withdrawn';

CREATE INDEX "IX_recommendations_round_id" ON recommendations (round_id);

-- Whoever withdraws a nomination, its delegates are free again.
CREATE FUNCTION delegates_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE delegates SET state = NEW.state WHERE nomination_id = NEW.id;
    RETURN NEW;
END $$;

CREATE TRIGGER delegates_follow_their_nomination AFTER UPDATE OF state ON nominations
FOR EACH ROW EXECUTE FUNCTION delegates_follow();
