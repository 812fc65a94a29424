-- What the nightly proofs found.
CREATE TABLE book_proofs (
    cooperative_id uuid NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    journals bigint NOT NULL,
    lines bigint NOT NULL,
    differences integer NOT NULL,
    found character varying(4000),
    head bytea NOT NULL,
    CONSTRAINT "PK_book_proofs" PRIMARY KEY (cooperative_id, checked_at),
    CONSTRAINT "FK_book_proofs_books_cooperative_id" FOREIGN KEY (cooperative_id) REFERENCES books (cooperative_id) ON DELETE RESTRICT
);

ALTER TABLE book_proofs ENABLE ROW LEVEL SECURITY;
ALTER TABLE book_proofs FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON book_proofs USING (cooperative_id = current_setting('naikkelas.cooperative')::uuid);
