-- A RAT that approves the plan of the year after its book year keeps the mark of it; from then on the plan stays.
ALTER TABLE rat_decisions ADD COLUMN plan_mark character varying(64) NULL CONSTRAINT ck_rat_decisions_plan CHECK (plan_mark IS NULL OR subject = 'Plan');

CREATE FUNCTION budget_lines_approved_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM rat_decisions d
        WHERE d.cooperative_id = NEW.cooperative_id AND d.year = NEW.year - 1 AND d.plan_mark IS NOT NULL) THEN
        RAISE EXCEPTION 'books:budget-approved';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION budget_lines_approved_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM rat_decisions d
        WHERE d.cooperative_id = OLD.cooperative_id AND d.year = OLD.year - 1 AND d.plan_mark IS NOT NULL) THEN
        RAISE EXCEPTION 'books:budget-approved';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER budget_lines_approved_insert BEFORE INSERT ON budget_lines FOR EACH ROW EXECUTE FUNCTION budget_lines_approved_new();
CREATE TRIGGER budget_lines_approved_stay BEFORE UPDATE OR DELETE ON budget_lines FOR EACH ROW EXECUTE FUNCTION budget_lines_approved_old();
