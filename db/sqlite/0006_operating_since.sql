-- When a co-op began to work: the last step of its formation.
ALTER TABLE "organisations" ADD COLUMN "operating_since" TEXT NULL;
