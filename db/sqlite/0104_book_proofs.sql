-- What the nightly proofs found.

CREATE TABLE "book_proofs" (
    "cooperative_id" TEXT NOT NULL,
    "checked_at" TEXT NOT NULL,
    "journals" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "differences" INTEGER NOT NULL,
    "found" TEXT NULL,
    "head" BLOB NOT NULL,
    CONSTRAINT "PK_book_proofs" PRIMARY KEY ("cooperative_id", "checked_at"),
    CONSTRAINT "FK_book_proofs_books_cooperative_id" FOREIGN KEY ("cooperative_id") REFERENCES "books" ("cooperative_id") ON DELETE RESTRICT
);
