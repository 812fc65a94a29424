-- A loan asked for by the member's own phone, not at the desk.
ALTER TABLE "loans" ADD COLUMN "by_member" INTEGER NOT NULL DEFAULT 0;
