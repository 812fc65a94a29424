-- The key that seals a row's personal values in the trail: destroyed, nobody reads them, and the chain holds.
CREATE TABLE "trail_keys" (
    "id" TEXT NOT NULL CONSTRAINT "PK_trail_keys" PRIMARY KEY,
    "key" BLOB NOT NULL
);
