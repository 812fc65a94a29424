-- Whoever keeps a co-op's chart in memory sees by the version of its books that it is another one.
CREATE FUNCTION chart_tells_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE books SET version = version + 1 WHERE cooperative_id = NEW.cooperative_id;
    RETURN NULL;
END $$;

CREATE TRIGGER accounts_tell_books AFTER INSERT OR UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION chart_tells_books();

CREATE TRIGGER business_units_tell_books AFTER INSERT OR UPDATE ON business_units FOR EACH ROW EXECUTE FUNCTION chart_tells_books();
