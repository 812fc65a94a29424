-- PostgreSQL chooses by its statistics; only SQLite had to be told (db/sqlite/0103_posting_plans.sql).
SELECT 1;
