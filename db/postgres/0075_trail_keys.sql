-- The key that seals a row's personal values in the trail: destroyed, nobody reads them, and the chain holds.
CREATE TABLE trail_keys (
    id character varying(200) NOT NULL CONSTRAINT "PK_trail_keys" PRIMARY KEY,
    key bytea NOT NULL
);
