using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NaikKelas.Books.Ledger;

/// <summary>The statements of one posting on SQLite, prepared once a connection. Checks and balances are the triggers'.</summary>
internal sealed class SqlitePosting : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _known;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _line;
    private readonly SqliteCommand _journal;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _keep;

    public SqlitePosting(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("SAVEPOINT posting");
        _keep = Prepare("RELEASE posting");
        _known = Prepare(
            "SELECT seq, unit_code, year, number, content FROM journals WHERE cooperative_id = $c AND key = $k",
            "$c",
            "$k"
        );
        _head = Prepare(
            """
            SELECT h.seq, h.hash, COALESCE(n.last, 0) FROM book_heads h
            LEFT JOIN journal_counters n ON n.cooperative_id = h.cooperative_id AND n.unit_code = $u AND n.year = $y
            WHERE h.cooperative_id = $c
            """,
            "$c",
            "$u",
            "$y"
        );
        _line = Prepare(
            """
            INSERT INTO journal_lines (cooperative_id, seq, line_no, account_code, amount, unit_code, party, member_id, subledger_id, date, memo)
            VALUES ($c, $s, $n, $a, $m, $u, $p, $w, $l, $d, $o)
            """,
            "$c",
            "$s",
            "$n",
            "$a",
            "$m",
            "$u",
            "$p",
            "$w",
            "$l",
            "$d",
            "$o"
        );
        _journal = Prepare(
            """
            INSERT INTO journals (cooperative_id, seq, unit_code, year, number, date, kind, description, template, reverses, key, content, hash, posted_by, posted_at)
            VALUES ($c, $s, $u, $y, $n, $d, $i, $e, $t, $r, $k, $f, $h, $b, $p)
            """,
            "$c",
            "$s",
            "$u",
            "$y",
            "$n",
            "$d",
            "$i",
            "$e",
            "$t",
            "$r",
            "$k",
            "$f",
            "$h",
            "$b",
            "$p"
        );
    }

    /// <summary>Posts inside the transaction that is open, whole or not at all.</summary>
    /// <param name="request">What to post.</param>
    /// <param name="transaction">The one that is open.</param>
    /// <param name="alone">A refusal takes this posting back and lets the transaction go on; otherwise it must end.</param>
    public PostingAnswer Post(PostingRequest request, SqliteTransaction? transaction, bool alone = true)
    {
        foreach (var command in Commands)
            command.Transaction = transaction;
        if (Known(request) is { } before)
            return before;
        if (Head(request) is not { } head)
            return PostingAnswer.No("no-books");

        if (alone)
            _begin.ExecuteNonQuery();
        try
        {
            var posted = Insert(request, head);
            if (alone)
                _keep.ExecuteNonQuery();
            return PostingAnswer.Yes(posted);
        }
        catch (SqliteException e) when (CodeOf(e) is { } code)
        {
            if (alone)
            {
                Execute("ROLLBACK TO posting", transaction);
                _keep.ExecuteNonQuery();
            }

            return PostingAnswer.No(code == Nameless ? Missing(request, transaction) : code);
        }
    }

    /// <summary>SQLite does not say which foreign key failed.</summary>
    private const string Nameless = "unknown";

    /// <summary>Which of the things a line names is not there.</summary>
    private string Missing(PostingRequest request, SqliteTransaction? transaction)
    {
        foreach (var line in request.Journal.Lines)
            if (!Exists("accounts", "code", line.AccountCode))
                return "unknown-account";
            else if (line.MemberId is { } member && !Exists("members", "id", member.Value))
                return "unknown-member";
            else if (
                line.SubledgerId is { } row
                && !Exists("subledger_accounts", "id", row.Value, line.AccountCode)
            )
                return "unknown-subledger";
        return request.Journal.Reverses is null ? "unknown-unit" : "unknown-journal";

        bool Exists(string table, string key, object value, string? account = null)
        {
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Tables and columns are named above.
            command.CommandText =
                $"SELECT EXISTS (SELECT 1 FROM {table} WHERE cooperative_id = $c AND {key} = $k"
                + (account is null ? ")" : " AND account_code = $a)");
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$c", request.CooperativeId.Value);
            command.Parameters.AddWithValue("$k", value);
            if (account is not null)
                command.Parameters.AddWithValue("$a", account);
            return (long)command.ExecuteScalar()! == 1;
        }
    }

    public void Dispose()
    {
        foreach (var command in Commands)
            command.Dispose();
    }

    private IEnumerable<SqliteCommand> Commands => [_known, _head, _line, _journal, _begin, _keep];

    private PostingAnswer? Known(PostingRequest request)
    {
        Set(_known, request.CooperativeId.Value, request.Journal.Key);
        using var reader = _known.ExecuteReader();
        return reader.Read()
            ? PostingAnswer.Again(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetInt32(2),
                reader.GetInt32(3),
                (byte[])reader[4],
                request.Content
            )
            : null;
    }

    private (long Seq, byte[] Hash, int Last)? Head(PostingRequest request)
    {
        Set(_head, request.CooperativeId.Value, request.Journal.UnitCode!, request.Journal.Date.Year);
        using var reader = _head.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), (byte[])reader[1], reader.GetInt32(2)) : null;
    }

    private Posted Insert(PostingRequest request, (long Seq, byte[] Hash, int Last) head)
    {
        var (journal, seq, number) = (request.Journal, head.Seq + 1, head.Last + 1);
        for (var i = 0; i < journal.Lines.Count; i++)
        {
            var line = journal.Lines[i];
            Set(
                _line,
                request.CooperativeId.Value,
                seq,
                i + 1,
                line.AccountCode,
                line.Amount.Value,
                line.UnitCode!,
                NameOf(line.Party),
                line.MemberId?.Value,
                line.SubledgerId?.Value,
                journal.Date,
                line.Memo
            );
            _line.ExecuteNonQuery();
        }

        Set(
            _journal,
            request.CooperativeId.Value,
            seq,
            journal.UnitCode!,
            journal.Date.Year,
            number,
            journal.Date,
            journal.Kind.ToString(),
            journal.Description,
            journal.Template,
            journal.Reverses,
            journal.Key,
            request.Content,
            JournalHash.ChainOf(
                head.Hash,
                request.Content,
                seq,
                number,
                journal.Key,
                request.PostedBy,
                request.PostedAt
            ),
            request.PostedBy,
            request.PostedAt
        );
        _journal.ExecuteNonQuery();
        return new Posted(seq, Posted.ReferenceOf(journal.UnitCode!, journal.Date.Year, number), false);
    }

    private static string NameOf(Party party) =>
        party switch
        {
            Party.Member => nameof(Party.Member),
            Party.NonMember => nameof(Party.NonMember),
            _ => nameof(Party.None),
        };

    /// <summary>The code of the guard that refused; null for what is no refusal.</summary>
    private static string? CodeOf(SqliteException e) =>
        e.SqliteErrorCode != SQLitePCL.raw.SQLITE_CONSTRAINT ? null
        : Guards.In(e.Message) is { } code ? code
        : e.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_FOREIGNKEY ? Nameless
        : null;

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> names)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statements are ours.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private void Execute(string sql, DbTransaction? transaction)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction;
#pragma warning disable CA2100 // The statements are ours.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
