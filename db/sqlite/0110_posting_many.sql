-- SQLite looks at each journal in turn and keeps no versions to walk over; only PostgreSQL had to be told
-- (db/postgres/0110_posting_many.sql).
SELECT 1;
