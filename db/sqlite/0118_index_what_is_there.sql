-- Most lines name no member and no savings, hardly a journal reverses another: what is not there needs no place in an
-- index, and each index is a page more that a posting writes.
DROP INDEX "IX_journal_lines_cooperative_id_member_id";
CREATE INDEX "IX_journal_lines_cooperative_id_member_id" ON "journal_lines" ("cooperative_id", "member_id") WHERE member_id IS NOT NULL;
DROP INDEX "IX_journal_lines_cooperative_id_subledger_id_account_code";
CREATE INDEX "IX_journal_lines_cooperative_id_subledger_id_account_code" ON "journal_lines" ("cooperative_id", "subledger_id", "account_code") WHERE subledger_id IS NOT NULL;
DROP INDEX "IX_journals_cooperative_id_reverses";
CREATE UNIQUE INDEX "IX_journals_cooperative_id_reverses" ON "journals" ("cooperative_id", "reverses") WHERE reverses IS NOT NULL;

-- Sums by account and day come from the index alone.
DROP INDEX "IX_journal_lines_cooperative_id_account_code_date";
CREATE INDEX "IX_journal_lines_cooperative_id_account_code_date" ON "journal_lines" ("cooperative_id", "account_code", "date", "amount");
