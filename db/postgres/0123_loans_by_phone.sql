-- A loan asked for by the member's own phone, not at the desk.
ALTER TABLE loans ADD COLUMN by_member boolean NOT NULL DEFAULT false;
