-- The guards of a posting look once at everything a statement posts, instead of once at each journal and line: an import
-- posts hundreds with one statement, and one transaction no longer walks over a version of the head row and of every
-- balance for each journal before. What is refused, and with which code, stays what 0100_ledger.sql says.
DROP TRIGGER journals_are_sound ON journals;
DROP FUNCTION journals_are_sound();
DROP TRIGGER journals_move_balances ON journals;
DROP FUNCTION journals_move_balances();
DROP TRIGGER journal_lines_come_first ON journal_lines;
DROP FUNCTION journal_lines_come_first();

CREATE FUNCTION journal_lines_come_first() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    p_own uuid;
    p_first bigint;
BEGIN
    FOR p_own, p_first IN SELECT l.cooperative_id, min(l.seq) FROM lines l GROUP BY l.cooperative_id LOOP
        IF EXISTS (SELECT 1 FROM journals j WHERE j.cooperative_id = p_own AND j.seq = p_first) THEN
            RAISE EXCEPTION 'books:posted';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER journal_lines_come_first AFTER INSERT ON journal_lines REFERENCING NEW TABLE AS lines
FOR EACH STATEMENT EXECUTE FUNCTION journal_lines_come_first();

-- The same rules for many journals of one co-op that one statement posts, in their order. OFFSET 0 keeps the planner from
-- joining before it has looked up the lines by their key.
CREATE FUNCTION journals_are_sound_together(owners uuid[], seqs bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    p_own uuid := owners[1];
    head bigint;
    opened date;
    wrong text;
BEGIN
    IF cardinality(seqs) = 0 OR seqs IS NULL THEN
        RETURN;
    END IF;
    SELECT h.seq, b.opened_on INTO head, opened FROM book_heads h JOIN books b ON b.cooperative_id = h.cooperative_id WHERE h.cooperative_id = p_own;
    IF NOT (p_own = ALL (owners)) OR (SELECT min(s) <> head + 1 OR max(s) <> head + count(*) FROM unnest(seqs) s) THEN
        RAISE EXCEPTION 'books:chain';
    END IF;
    SELECT w.wrong INTO wrong FROM (
        SELECT j.seq, CASE
            WHEN j.year <> extract(year FROM j.date)
                OR j.number <> COALESCE(n.last, 0) + row_number() OVER (PARTITION BY j.unit_code, j.year ORDER BY j.seq) THEN 'number'
            WHEN j.date < opened THEN 'before-opening'
            WHEN m.state = 'Locked' OR m.state = 'SoftClosed' AND j.kind <> 'Adjustment' THEN 'closed-period'
            WHEN (j.kind = 'Reversal') <> (j.reverses IS NOT NULL) THEN 'reversal'
        END AS wrong
        FROM journals j
        LEFT JOIN journal_counters n ON n.cooperative_id = p_own AND n.unit_code = j.unit_code AND n.year = j.year
        LEFT JOIN periods m ON m.cooperative_id = p_own AND m.month = extract(year FROM j.date)::int * 100 + extract(month FROM j.date)::int
        WHERE j.cooperative_id = p_own AND j.seq = ANY (seqs)) w
    WHERE w.wrong IS NOT NULL ORDER BY w.seq LIMIT 1;
    IF wrong IS NULL THEN
        SELECT w.wrong INTO wrong FROM (
            SELECT j.seq, CASE
                WHEN count(l.seq) < 2 OR sum(l.amount) <> 0 OR bool_or(l.date <> j.date) THEN 'unbalanced'
                WHEN bool_or(u.code IS NULL OR NOT u.active) THEN 'unknown-unit'
                WHEN bool_or(NOT a.active) THEN 'inactive-account'
                WHEN bool_or((a.subledger <> 'None') <> (l.subledger_id IS NOT NULL)) THEN 'subledger'
                WHEN bool_or(s.state = 'Closed') THEN 'subledger-closed'
                WHEN bool_or(s.state = 'Blocked' AND l.amount * s.sign < 0) THEN 'subledger-blocked'
            END AS wrong
            FROM (SELECT * FROM journals WHERE cooperative_id = p_own AND seq = ANY (seqs) OFFSET 0) j
            LEFT JOIN (SELECT * FROM journal_lines WHERE cooperative_id = p_own AND seq = ANY (seqs) OFFSET 0) l ON l.seq = j.seq
            LEFT JOIN accounts a ON a.cooperative_id = p_own AND a.code = l.account_code
            LEFT JOIN business_units u ON u.cooperative_id = p_own AND u.code = l.unit_code
            LEFT JOIN subledger_accounts s ON s.cooperative_id = p_own AND s.id = l.subledger_id
            GROUP BY j.seq) w
        WHERE w.wrong IS NOT NULL ORDER BY w.seq LIMIT 1;
    END IF;
    IF wrong IS NULL AND EXISTS (
        SELECT 1 FROM journals j JOIN journal_lines l ON l.cooperative_id = p_own AND l.seq IN (j.seq, j.reverses)
        WHERE j.cooperative_id = p_own AND j.seq = ANY (seqs) AND j.reverses IS NOT NULL
        GROUP BY j.seq, l.account_code, l.unit_code, l.party, l.member_id, l.subledger_id HAVING sum(l.amount) <> 0) THEN
        wrong := 'reversal';
    END IF;
    -- One journal after another: what is paid in later does not cover what was drawn before.
    IF wrong IS NULL AND EXISTS (
        SELECT 1 FROM (
            SELECT m.amount * s.sign AS moved, s.floor,
                s.balance + s.sign * sum(m.amount) OVER (PARTITION BY m.subledger_id ORDER BY m.seq) AS left_then
            FROM (
                SELECT l.subledger_id, l.seq, sum(l.amount) AS amount FROM journal_lines l
                WHERE l.cooperative_id = p_own AND l.seq = ANY (seqs) GROUP BY l.subledger_id, l.seq OFFSET 0) m
            JOIN subledger_accounts s ON s.cooperative_id = p_own AND s.id = m.subledger_id) w
        WHERE w.moved < 0 AND w.left_then < w.floor) THEN
        wrong := 'insufficient';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'books:%', wrong;
    END IF;

    UPDATE book_heads h SET seq = j.seq, hash = j.hash FROM journals j
    WHERE h.cooperative_id = p_own AND j.cooperative_id = p_own AND j.seq = head + cardinality(seqs);
    INSERT INTO journal_counters (cooperative_id, unit_code, year, last)
    SELECT p_own, j.unit_code, j.year, max(j.number) FROM journals j WHERE j.cooperative_id = p_own AND j.seq = ANY (seqs) GROUP BY j.unit_code, j.year
    ON CONFLICT (cooperative_id, unit_code, year) DO UPDATE SET last = excluded.last;
    INSERT INTO balances AS b (cooperative_id, account_code, month, unit_code, party, debit, credit, cash)
    SELECT p_own, l.account_code, l.month, l.unit_code, l.party, sum(greatest(l.amount, 0)), sum(greatest(-l.amount, 0)),
        COALESCE(-sum(l.amount) FILTER (WHERE l.any_cash AND NOT l.cash), 0)
    FROM (
        SELECT o.account_code, o.unit_code, o.party, o.amount, a.cash,
            extract(year FROM o.date)::int * 100 + extract(month FROM o.date)::int AS month,
            bool_or(a.cash) OVER (PARTITION BY o.seq) AS any_cash
        FROM (SELECT * FROM journal_lines WHERE cooperative_id = p_own AND seq = ANY (seqs) OFFSET 0) o
        JOIN accounts a ON a.cooperative_id = p_own AND a.code = o.account_code) l
    GROUP BY l.account_code, l.month, l.unit_code, l.party
    ORDER BY l.account_code, l.month, l.unit_code, l.party
    ON CONFLICT (cooperative_id, account_code, month, unit_code, party)
    DO UPDATE SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, cash = b.cash + excluded.cash;
    UPDATE subledger_accounts s SET balance = s.balance + s.sign * m.amount
    FROM (
        SELECT l.subledger_id, sum(l.amount) AS amount FROM journal_lines l
        WHERE l.cooperative_id = p_own AND l.seq = ANY (seqs) GROUP BY l.subledger_id OFFSET 0) m
    WHERE s.cooperative_id = p_own AND s.id = m.subledger_id;
END $$;

-- Refuses what is unsound; then balances, the sub-ledger, the running number and the end of the chain move with the seal,
-- in the same transaction. A single journal is asked about by itself, since questions about many cost it twice as much.
CREATE FUNCTION journals_are_sound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong text;
BEGIN
    IF (SELECT count(*) FROM posted) <> 1 THEN
        PERFORM journals_are_sound_together(array_agg(o.cooperative_id), array_agg(o.seq)) FROM posted o;
        RETURN NULL;
    END IF;
    SELECT * INTO NEW FROM posted;
    SELECT CASE
        WHEN NEW.seq <> h.seq + 1 THEN 'chain'
        WHEN NEW.year <> extract(year FROM NEW.date) OR NEW.number <> COALESCE(n.last, 0) + 1 THEN 'number'
        WHEN NEW.date < b.opened_on THEN 'before-opening'
        WHEN p.state = 'Locked' OR p.state = 'SoftClosed' AND NEW.kind <> 'Adjustment' THEN 'closed-period'
        WHEN (NEW.kind = 'Reversal') <> (NEW.reverses IS NOT NULL) THEN 'reversal'
    END INTO wrong
    FROM books b
    JOIN book_heads h ON h.cooperative_id = b.cooperative_id
    LEFT JOIN journal_counters n ON n.cooperative_id = b.cooperative_id AND n.unit_code = NEW.unit_code AND n.year = NEW.year
    LEFT JOIN periods p ON p.cooperative_id = b.cooperative_id AND p.month = extract(year FROM NEW.date)::int * 100 + extract(month FROM NEW.date)::int
    WHERE b.cooperative_id = NEW.cooperative_id;
    IF wrong IS NULL THEN
        SELECT CASE
            WHEN count(*) < 2 OR sum(l.amount) <> 0 OR bool_or(l.date <> NEW.date) THEN 'unbalanced'
            WHEN bool_or(u.code IS NULL OR NOT u.active) THEN 'unknown-unit'
            WHEN bool_or(NOT a.active) THEN 'inactive-account'
            WHEN bool_or((a.subledger <> 'None') <> (l.subledger_id IS NOT NULL)) THEN 'subledger'
            WHEN bool_or(s.state = 'Closed') THEN 'subledger-closed'
            WHEN bool_or(s.state = 'Blocked' AND l.amount * s.sign < 0) THEN 'subledger-blocked'
        END INTO wrong
        FROM journal_lines l
        JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        LEFT JOIN business_units u ON u.cooperative_id = l.cooperative_id AND u.code = l.unit_code
        LEFT JOIN subledger_accounts s ON s.cooperative_id = l.cooperative_id AND s.id = l.subledger_id
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq;
    END IF;
    IF wrong IS NULL AND NEW.reverses IS NOT NULL AND EXISTS (
        SELECT 1 FROM journal_lines l WHERE l.cooperative_id = NEW.cooperative_id AND l.seq IN (NEW.seq, NEW.reverses)
        GROUP BY l.account_code, l.unit_code, l.party, l.member_id, l.subledger_id HAVING sum(l.amount) <> 0) THEN
        wrong := 'reversal';
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'books:%', wrong;
    END IF;

    UPDATE book_heads SET seq = NEW.seq, hash = NEW.hash WHERE cooperative_id = NEW.cooperative_id;
    INSERT INTO journal_counters (cooperative_id, unit_code, year, last)
    VALUES (NEW.cooperative_id, NEW.unit_code, NEW.year, NEW.number)
    ON CONFLICT (cooperative_id, unit_code, year) DO UPDATE SET last = excluded.last;
    INSERT INTO balances AS b (cooperative_id, account_code, month, unit_code, party, debit, credit, cash)
    SELECT NEW.cooperative_id, l.account_code, extract(year FROM NEW.date)::int * 100 + extract(month FROM NEW.date)::int, l.unit_code, l.party,
        sum(greatest(l.amount, 0)), sum(greatest(-l.amount, 0)),
        CASE WHEN l.cash OR NOT l.any_cash THEN 0 ELSE -sum(l.amount) END
    FROM (
        SELECT l.account_code, l.unit_code, l.party, l.amount, a.cash, bool_or(a.cash) OVER () AS any_cash
        FROM journal_lines l JOIN accounts a ON a.cooperative_id = l.cooperative_id AND a.code = l.account_code
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq) l
    GROUP BY l.account_code, l.unit_code, l.party, l.cash, l.any_cash
    ORDER BY l.account_code, l.unit_code, l.party
    ON CONFLICT (cooperative_id, account_code, month, unit_code, party)
    DO UPDATE SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, cash = b.cash + excluded.cash;
    UPDATE subledger_accounts s SET balance = s.balance + s.sign * m.amount
    FROM (
        SELECT l.subledger_id, sum(l.amount) AS amount FROM journal_lines l
        WHERE l.cooperative_id = NEW.cooperative_id AND l.seq = NEW.seq AND l.subledger_id IS NOT NULL
        GROUP BY l.subledger_id) m
    WHERE s.cooperative_id = NEW.cooperative_id AND s.id = m.subledger_id;
    RETURN NULL;
END $$;

CREATE TRIGGER journals_are_sound AFTER INSERT ON journals REFERENCING NEW TABLE AS posted
FOR EACH STATEMENT EXECUTE FUNCTION journals_are_sound();

-- Many new journals of one co-op in their order: as many calls of post_journal, at the price of a few. Posts nothing and
-- answers nothing where the first key was used before, as in a file that comes a second time; refuses all where one is
-- refused. Lines come flat: "l_journals"
-- says to which journal each belongs, counted from one. Plans are made anew and join without loops, whatever a plan kept for
-- a single posting, or the statistics of a table that was empty a moment ago, say.
CREATE FUNCTION post_journals(
    p_cooperative uuid, p_by uuid, p_at timestamptz[], p_keys text[], p_contents bytea[], p_units text[], p_dates date[], p_kinds text[],
    p_descriptions text[], p_templates text[], p_reverses bigint[], l_journals int[], l_numbers int[], l_accounts text[], l_amounts bigint[],
    l_units text[], l_parties text[], l_members uuid[], l_subledgers uuid[], l_memos text[])
RETURNS TABLE (seq bigint, number int) LANGUAGE plpgsql
SET plan_cache_mode = force_custom_plan SET enable_nestloop = off SET jit = off AS $$
DECLARE
    head book_heads%ROWTYPE;
    one record;
    chain bytea;
    chains bytea[] := '{}';
    numbers int[] := '{}';
BEGIN
    PERFORM set_config('naikkelas.cooperative', p_cooperative::text, true);
    SELECT * INTO head FROM book_heads h WHERE h.cooperative_id = p_cooperative FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'books:no-books';
    END IF;
    IF EXISTS (SELECT 1 FROM journals j WHERE j.cooperative_id = p_cooperative AND j.key = p_keys[1]) THEN
        RETURN;
    END IF;
    chain := head.hash;
    FOR one IN
        SELECT p.no, p.key, p.content, p.at,
            (COALESCE(c.last, 0) + row_number() OVER (PARTITION BY p.unit, extract(year FROM p.date) ORDER BY p.no))::int AS number
        FROM unnest(p_keys, p_contents, p_units, p_dates, p_at) WITH ORDINALITY AS p(key, content, unit, date, at, no)
        LEFT JOIN journal_counters c ON c.cooperative_id = p_cooperative AND c.unit_code = p.unit AND c.year = extract(year FROM p.date)::int
        ORDER BY p.no
    LOOP
        chain := sha256(chain || one.content || convert_to(
            (head.seq + one.no) || '|' || one.number || '|' || one.key || '|' || COALESCE(p_by::text, '') || '|' || (extract(epoch FROM one.at) * 1000000)::bigint, 'UTF8'));
        chains := array_append(chains, chain);
        numbers := array_append(numbers, one.number);
    END LOOP;
    INSERT INTO journal_lines (cooperative_id, seq, line_no, account_code, amount, unit_code, party, member_id, subledger_id, date, memo)
    SELECT p_cooperative, head.seq + l.journal, l.no, l.account, l.amount, l.unit, l.party, l.member, l.subledger, p_dates[l.journal], l.memo
    FROM unnest(l_journals, l_numbers, l_accounts, l_amounts, l_units, l_parties, l_members, l_subledgers, l_memos)
        AS l(journal, no, account, amount, unit, party, member, subledger, memo);
    INSERT INTO journals (cooperative_id, seq, unit_code, year, number, date, kind, description, template, reverses, key, content, hash, posted_by, posted_at)
    SELECT p_cooperative, head.seq + p.no, p.unit, extract(year FROM p.date)::int, p.number, p.date, p.kind, p.description, p.template, p.reverses, p.key,
        p.content, p.hash, p_by, p.at
    FROM unnest(p_units, numbers, p_dates, p_kinds, p_descriptions, p_templates, p_reverses, p_keys, p_contents, chains, p_at)
        WITH ORDINALITY AS p(unit, number, date, kind, description, template, reverses, key, content, hash, at, no);
    RETURN QUERY SELECT head.seq + p.no, p.number FROM unnest(numbers) WITH ORDINALITY AS p(number, no) ORDER BY p.no;
END $$;

-- A single posting keeps its plans: making them anew costs several times what they do.
ALTER FUNCTION post_journal SET plan_cache_mode = force_generic_plan;

-- Rows that change with every posting find room for their next version beside them: no index learns of it.
ALTER TABLE book_heads SET (fillfactor = 50);
ALTER TABLE journal_counters SET (fillfactor = 50);
ALTER TABLE balances SET (fillfactor = 70);
ALTER TABLE subledger_accounts SET (fillfactor = 70);
