-- Who took a nomination back: only a nominator's own act can be undone by the nominator.
ALTER TABLE "nominations" ADD COLUMN "withdrawn_by" TEXT NULL CONSTRAINT "ck_nominations_withdrawn_by" CHECK (withdrawn_by IS NULL OR state = 'Withdrawn');
