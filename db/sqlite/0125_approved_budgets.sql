-- A RAT that approves the plan of the year after its book year keeps the mark of it; from then on the plan stays.
ALTER TABLE "rat_decisions" ADD COLUMN "plan_mark" TEXT NULL CONSTRAINT "ck_rat_decisions_plan" CHECK (plan_mark IS NULL OR subject = 'Plan');

CREATE TRIGGER budget_lines_approved_insert BEFORE INSERT ON budget_lines WHEN EXISTS (
    SELECT 1 FROM rat_decisions d WHERE d.cooperative_id = NEW.cooperative_id AND d.year = NEW.year - 1 AND d.plan_mark IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'books:budget-approved'); END;

CREATE TRIGGER budget_lines_approved_update BEFORE UPDATE ON budget_lines WHEN EXISTS (
    SELECT 1 FROM rat_decisions d WHERE d.cooperative_id = OLD.cooperative_id AND d.year = OLD.year - 1 AND d.plan_mark IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'books:budget-approved'); END;

CREATE TRIGGER budget_lines_approved_delete BEFORE DELETE ON budget_lines WHEN EXISTS (
    SELECT 1 FROM rat_decisions d WHERE d.cooperative_id = OLD.cooperative_id AND d.year = OLD.year - 1 AND d.plan_mark IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'books:budget-approved'); END;
