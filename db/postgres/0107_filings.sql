-- Statements of a year as co-ops handed them to their agency.
CREATE TABLE filings (
    cooperative_id uuid NOT NULL,
    year integer NOT NULL,
    source text NOT NULL,
    state text NOT NULL,
    statements character varying(200000) NOT NULL,
    amounts character varying(50000) NULL,
    head_seq bigint NULL,
    head_hash bytea NULL,
    submitted_at timestamp with time zone NULL,
    submitted_by uuid NULL,
    reason character varying(2000) NULL,
    decided_at timestamp with time zone NULL,
    decided_by uuid NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_filings" PRIMARY KEY (cooperative_id, year),
    CONSTRAINT "FK_filings_organisations_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES organisations (id) ON DELETE RESTRICT
);

CREATE FUNCTION filings_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'naikkelas:filing-accepted';
END $$;

CREATE TRIGGER filings_accepted BEFORE UPDATE OR DELETE ON filings
FOR EACH ROW WHEN (OLD.state = 'Accepted') EXECUTE FUNCTION filings_accepted();

-- The agency lists what was handed in; a draft is the co-op's own affair.
ALTER TABLE filings ENABLE ROW LEVEL SECURITY;
ALTER TABLE filings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON filings USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
CREATE POLICY rollup ON filings FOR SELECT USING (current_setting('naikkelas.rollup', true) = 'on' AND state <> 'Draft');
