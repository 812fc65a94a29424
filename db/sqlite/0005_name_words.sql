-- A name is searched in one index alone: the whole name and the region stand beside each word. Signposts have none.
DROP TABLE "person_name_words";

CREATE TABLE "person_name_words" (
    "person_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "region_code" TEXT NULL,
    CONSTRAINT "PK_person_name_words" PRIMARY KEY ("word", "person_id"),
    CONSTRAINT "FK_person_name_words_persons_person_id" FOREIGN KEY ("person_id") REFERENCES "persons" ("id") ON DELETE CASCADE
);

INSERT INTO "person_name_words" ("person_id", "word", "name_key", "region_code")
WITH RECURSIVE parts ("id", "word", "rest", "name_key", "region_code") AS (
    SELECT "id", '', "name_key" || ' ', "name_key", "region_code" FROM "persons" WHERE "merged_into" IS NULL
    UNION ALL
    SELECT "id", substr("rest", 1, instr("rest", ' ') - 1), substr("rest", instr("rest", ' ') + 1), "name_key", "region_code"
    FROM parts WHERE "rest" <> ''
)
SELECT DISTINCT "id", "word", "name_key", "region_code" FROM parts WHERE "word" <> '';

CREATE INDEX "IX_person_name_words_person_id" ON "person_name_words" ("person_id");

CREATE INDEX "IX_person_name_words_word_name_key_region_code_person_id" ON "person_name_words" ("word", "name_key", "region_code", "person_id");
