-- Without statistics SQLite reads all lines of a co-op for each posting: grouping and the passbook tempt it to an index
-- that knows nothing of the journal. A plus before the column leaves it no other way than the journal's own lines.
DROP TRIGGER journals_are_sound;

DROP TRIGGER journals_move_balances;

CREATE TRIGGER journals_are_sound BEFORE INSERT ON journals
BEGIN
    SELECT RAISE(ABORT, 'books:chain') WHERE NEW.seq <> (SELECT seq + 1 FROM book_heads WHERE cooperative_id = NEW.cooperative_id);
    SELECT RAISE(ABORT, 'books:number') WHERE NEW.year <> CAST(substr(NEW.date, 1, 4) AS INTEGER) OR NEW.number <> COALESCE(
        (SELECT last FROM journal_counters WHERE cooperative_id = NEW.cooperative_id AND unit_code = NEW.unit_code AND year = NEW.year), 0) + 1;
    SELECT RAISE(ABORT, 'books:before-opening') WHERE NEW.date < (SELECT opened_on FROM books WHERE cooperative_id = NEW.cooperative_id);
    SELECT RAISE(ABORT, 'books:closed-period') WHERE EXISTS (
        SELECT 1 FROM periods WHERE cooperative_id = NEW.cooperative_id
        AND month = CAST(substr(NEW.date, 1, 4) || substr(NEW.date, 6, 2) AS INTEGER)
        AND (state = 'Locked' OR state = 'SoftClosed' AND NEW.kind <> 'Adjustment'));
    SELECT RAISE(ABORT, 'books:unbalanced') WHERE (
        SELECT COUNT(*) < 2 OR SUM(amount) <> 0 OR MAX(date <> NEW.date) FROM journal_lines
        WHERE cooperative_id = NEW.cooperative_id AND seq = NEW.seq);
    SELECT RAISE(ABORT, 'books:unknown-unit') WHERE EXISTS (
        SELECT 1 FROM journal_lines l WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND NOT EXISTS (
            SELECT 1 FROM business_units u WHERE u.cooperative_id = l.cooperative_id AND u.code = l.unit_code AND u.active));
    SELECT RAISE(ABORT, 'books:inactive-account') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND NOT a.active);
    SELECT RAISE(ABORT, 'books:subledger') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND (a.subledger <> 'None') <> (l.subledger_id IS NOT NULL));
    SELECT RAISE(ABORT, 'books:subledger-closed') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN subledger_accounts s ON s.cooperative_id = l.cooperative_id AND s.id = l.subledger_id
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND s.state = 'Closed');
    SELECT RAISE(ABORT, 'books:subledger-blocked') WHERE EXISTS (
        SELECT 1 FROM journal_lines l JOIN subledger_accounts s ON s.cooperative_id = l.cooperative_id AND s.id = l.subledger_id
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND s.state = 'Blocked' AND l.amount * s.sign < 0);
    SELECT RAISE(ABORT, 'books:reversal') WHERE (NEW.kind = 'Reversal') <> (NEW.reverses IS NOT NULL) OR EXISTS (
        SELECT 1 FROM journal_lines l WHERE NEW.reverses IS NOT NULL AND l.cooperative_id = NEW.cooperative_id AND l.seq IN (NEW.seq, NEW.reverses)
        GROUP BY +l.account_code, l.unit_code, l.party, l.member_id, l.subledger_id HAVING SUM(l.amount) <> 0);
END;

CREATE TRIGGER journals_move_balances AFTER INSERT ON journals
BEGIN
    UPDATE book_heads SET seq = NEW.seq, hash = NEW.hash WHERE cooperative_id = NEW.cooperative_id;
    INSERT INTO journal_counters (cooperative_id, unit_code, year, last)
    VALUES (NEW.cooperative_id, NEW.unit_code, NEW.year, NEW.number)
    ON CONFLICT (cooperative_id, unit_code, year) DO UPDATE SET last = excluded.last;
    INSERT INTO balances (cooperative_id, account_code, month, unit_code, party, debit, credit, cash)
    SELECT NEW.cooperative_id, l.account_code, CAST(substr(NEW.date, 1, 4) || substr(NEW.date, 6, 2) AS INTEGER), l.unit_code, l.party,
        SUM(MAX(l.amount, 0)), SUM(MAX(-l.amount, 0)),
        CASE WHEN a.cash OR NOT EXISTS (
            SELECT 1 FROM journal_lines c JOIN accounts ca ON ca.cooperative_id = c.cooperative_id AND ca.code = c.account_code
            WHERE c.cooperative_id = NEW.cooperative_id AND c.seq = NEW.seq AND ca.cash) THEN 0 ELSE -SUM(l.amount) END
    FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
    WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq
    GROUP BY +l.account_code, l.unit_code, l.party
    ON CONFLICT (cooperative_id, account_code, month, unit_code, party)
    DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit, cash = cash + excluded.cash;
    UPDATE subledger_accounts SET balance = balance + sign * (
        SELECT SUM(l.amount) FROM journal_lines l
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND +l.subledger_id = subledger_accounts.id)
    WHERE cooperative_id = NEW.cooperative_id AND id IN (
        SELECT l.subledger_id FROM journal_lines l
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND +l.subledger_id IS NOT NULL);
END;
