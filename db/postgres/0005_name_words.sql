-- A name is searched in one index alone: the whole name and the region stand beside each word. Signposts have none.
DROP TABLE person_name_words;

CREATE TABLE person_name_words (
    person_id uuid NOT NULL,
    word character varying(200) COLLATE "C" NOT NULL,
    name_key character varying(200) COLLATE "C" NOT NULL,
    region_code character varying(13) COLLATE "C",
    CONSTRAINT "PK_person_name_words" PRIMARY KEY (word, person_id),
    CONSTRAINT "FK_person_name_words_persons_person_id" FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE
);

INSERT INTO person_name_words (person_id, word, name_key, region_code)
SELECT DISTINCT p.id, w.word, p.name_key, p.region_code
FROM persons p CROSS JOIN LATERAL unnest(string_to_array(p.name_key, ' ')) AS w (word)
WHERE p.merged_into IS NULL AND w.word <> '';

CREATE INDEX "IX_person_name_words_person_id" ON person_name_words (person_id);

CREATE INDEX "IX_person_name_words_word_name_key_region_code_person_id" ON person_name_words (word, name_key, region_code, person_id);
