-- Whoever keeps a co-op's chart in memory sees by the version of its books that it is another one.

CREATE TRIGGER accounts_come_tell_books AFTER INSERT ON accounts
BEGIN UPDATE books SET version = version + 1 WHERE cooperative_id = NEW.cooperative_id; END;

CREATE TRIGGER accounts_change_tell_books AFTER UPDATE ON accounts
BEGIN UPDATE books SET version = version + 1 WHERE cooperative_id = NEW.cooperative_id; END;

CREATE TRIGGER business_units_come_tell_books AFTER INSERT ON business_units
BEGIN UPDATE books SET version = version + 1 WHERE cooperative_id = NEW.cooperative_id; END;

CREATE TRIGGER business_units_change_tell_books AFTER UPDATE ON business_units
BEGIN UPDATE books SET version = version + 1 WHERE cooperative_id = NEW.cooperative_id; END;
