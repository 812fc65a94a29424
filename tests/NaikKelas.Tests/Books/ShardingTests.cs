using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using NaikKelas.Books;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Books;

/// <summary>
/// The books can be spread over machines by co-op (PostgreSQL with Citus) as long as the co-op stands first in every key
/// and is named in every statement. The keys are looked at here, the statements in every test (<see cref="ShardingWatch"/>).
/// </summary>
public sealed class ShardingTests
{
    /// <summary>Papers and the registry of co-ops are kept once for the whole program: in Citus, reference tables.</summary>
    private static readonly string[] Shared =
    [
        "FK_journal_attachments_files_file_id",
        "IX_journal_attachments_file_id",
        "FK_capital_papers_files_file_id",
        "IX_capital_papers_file_id",
        "FK_filings_organisations_cooperative_id",
        "FK organisations 0",
    ];

    private const string SqliteKeys = """
        SELECT m.name, 'PK ' || m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.pk = 1
        UNION ALL SELECT m.name, i.name, c.name FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c WHERE m.type = 'table' AND c.seqno = 0
        UNION ALL SELECT m.name, 'FK ' || f.'table' || ' ' || f.id, f.'from' || '=' || f.'to' FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.seq = 0
        """;

    private const string PostgresKeys = """
        SELECT c.conrelid::regclass::text, c.conname, a.attname || CASE c.contype WHEN 'f' THEN '=' || (
            SELECT f.attname FROM pg_attribute f WHERE f.attrelid = c.confrelid AND f.attnum = c.confkey[1]) ELSE '' END
        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype IN ('p', 'u', 'f') AND c.connamespace = 'public'::regnamespace
        UNION ALL SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, a.attname
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid::regclass::text NOT LIKE 'pg\_%'
        """;

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_co_op_stands_first_in_every_key_of_its_tables(string provider)
    {
        await using var world = await World.StartAsync(provider);

        var keys = (await RowsAsync(world, provider == Store.Sqlite ? SqliteKeys : PostgresKeys))
            .Where(k => CoopTables.All.Contains(k[0]))
            .ToList();

        Assert.Equal(
            CoopTables.All.Order(StringComparer.Ordinal),
            keys.Select(k => k[0]).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(keys, k => Assert.True(IsFirst(k) || IsShared(k), string.Join(' ', k)));
    }

    [Fact]
    public async Task A_co_ops_tables_are_those_with_row_level_security()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, "no PostgreSQL at hand");
        await using var world = await World.StartAsync(Store.Postgres);

        var policies = await RowsAsync(
            world,
            "SELECT tablename, policyname, '' FROM pg_policies WHERE schemaname = 'public'"
        );
        var keyed = await RowsAsync(
            world,
            $"SELECT table_name, '', '' FROM information_schema.columns WHERE table_schema = 'public' AND column_name = '{ShardingLint.Key}'"
        );

        Assert.Equal(CoopTables.All.Order(StringComparer.Ordinal), Of("own"));
        Assert.Equal(CoopTables.Rollups.Order(StringComparer.Ordinal), Of("rollup"));
        // That a co-op keeps books is known to all: its name is no secret, and lists of co-ops are read from it. Who signs in
        // with a phone does not say of which co-op: that table holds keyed indexes and ids, no number and no name (decision 0024).
        Assert.Equal(
            ["books", "member_phones"],
            keyed
                .Select(k => k[0])
                .Except(CoopTables.All, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

        IEnumerable<string> Of(string policy) =>
            policies.Where(p => p[1] == policy).Select(p => p[0]).Order(StringComparer.Ordinal);
    }

    /// <summary>Also the statements that go round EF, and those that no test sends.</summary>
    [Fact]
    public void Every_statement_written_in_the_program_names_the_co_op()
    {
        using var module = ModuleDefinition.ReadModule(typeof(BooksModule).Assembly.Location);
        var statements = module
            .Types.SelectMany(TextsIn)
            .Where(IsStatement)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.Contains(statements, s => s.StartsWith("INSERT INTO journals", StringComparison.Ordinal));
        Assert.All(statements, s => Assert.Empty(ShardingLint.Of(s)));
    }

    /// <summary>Triggers and functions post; they are statements too.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Triggers_and_functions_name_the_co_op(string provider)
    {
        await using var world = await World.StartAsync(provider);

        var bodies = await RowsAsync(
            world,
            provider == Store.Sqlite
                ? "SELECT name, substr(sql, instr(sql, 'BEGIN') + 6), '' FROM sqlite_master WHERE type = 'trigger'"
                : "SELECT proname, substr(prosrc, strpos(prosrc, 'BEGIN') + 6), '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')"
        );

        Assert.Contains(bodies, b => b[0] == "journals_are_sound");
        Assert.All(bodies, b => Assert.Equal((b[0], ""), (b[0], string.Join("; ", ShardingLint.Of(b[1])))));
    }

    [Theory]
    [InlineData("SELECT * FROM journals WHERE seq = 1")]
    [InlineData("SELECT sum(amount) FROM journal_lines GROUP BY cooperative_id")]
    [InlineData("UPDATE members SET name = 'x' WHERE id = $1")]
    [InlineData("DELETE FROM periods")]
    [InlineData("INSERT INTO members (id, name) VALUES ($1, $2)")]
    [InlineData(
        "INSERT INTO balances (cooperative_id, debit) SELECT l.cooperative_id, l.amount FROM journal_lines l"
    )]
    [InlineData("SELECT * FROM journals j JOIN journal_lines l ON l.seq = j.seq WHERE j.cooperative_id = @p")]
    [InlineData(
        "SELECT * FROM journals j LEFT JOIN (SELECT l.seq FROM journal_lines l) s ON s.seq = j.seq WHERE j.cooperative_id = @p"
    )]
    [InlineData(
        "SELECT * FROM journals j WHERE j.cooperative_id = @p AND EXISTS (SELECT 1 FROM journal_lines l WHERE l.seq = j.seq)"
    )]
    [InlineData("SELECT * FROM journals j WHERE j.cooperative_id = @p OR j.seq = 1")]
    [InlineData("SELECT * FROM journals j WHERE (j.cooperative_id = @p OR j.seq = 1) AND j.year = 2025")]
    [InlineData("SELECT * FROM journals j WHERE j.cooperative_id IN (SELECT value FROM json_each(@ids))")]
    [InlineData("SELECT * FROM journals j WHERE j.cooperative_id <> @p")]
    [InlineData("SELECT * FROM journals j WHERE j.cooperative_id = 'a' UNION ALL SELECT * FROM journals k")]
    [InlineData("SELECT seq FROM book_heads ORDER BY cooperative_id FOR UPDATE")]
    [InlineData("SELECT month, sum(debit) FROM balances GROUP BY GROUPING SETS ((month), ())")]
    [InlineData(
        "WITH RECURSIVE t AS (SELECT code FROM accounts UNION ALL SELECT a.code FROM accounts a JOIN t ON a.code = t.code) SELECT * FROM t"
    )]
    [InlineData("SELECT sum(b.debit) FROM balances b JOIN accounts a ON a.code = b.account_code")]
    [InlineData("SELECT 1 FROM book_heads h JOIN members m ON m.cooperative_id = h.cooperative_id")]
    [InlineData("SELECT 1; UPDATE \"members\" SET \"name\" = @p0 WHERE \"id\" = @p1;")]
    public void What_could_not_be_spread_is_found(string sql) => Assert.NotEmpty(ShardingLint.Of(sql));

    [Theory]
    [InlineData("SELECT * FROM journals WHERE cooperative_id = $1 AND seq = 1")]
    [InlineData(
        "SELECT h.seq FROM book_heads h LEFT JOIN journal_counters n ON n.cooperative_id = h.cooperative_id WHERE h.cooperative_id = $c"
    )]
    [InlineData("SELECT 1 FROM book_heads WHERE cooperative_id = {0} FOR UPDATE")]
    [InlineData(
        "SELECT sum(b.debit) FROM balances b JOIN accounts a ON a.cooperative_id = b.cooperative_id AND a.code = b.account_code"
    )]
    [InlineData(
        "UPDATE \"members\" SET \"name\" = @p0 WHERE \"cooperative_id\" = @p1 AND \"id\" = @p2 RETURNING 1;"
    )]
    [InlineData(
        "SELECT (SELECT count(*) FROM journals j WHERE j.cooperative_id = b.cooperative_id) FROM books b WHERE b.cooperative_id = @p"
    )]
    [InlineData(
        "SELECT * FROM journals j LEFT JOIN (SELECT l.cooperative_id, l.seq FROM journal_lines l) s ON s.cooperative_id = j.cooperative_id AND s.seq = j.seq WHERE j.cooperative_id = @p"
    )]
    [InlineData(
        "WITH x AS (SELECT cooperative_id, seq FROM journals) SELECT * FROM x WHERE x.cooperative_id = @p"
    )]
    [InlineData("SELECT * FROM organisations o -- and no journals")]
    [InlineData("CREATE TABLE journals (seq INTEGER)")]
    public void What_names_the_co_op_is_let_through(string sql) => Assert.Empty(ShardingLint.Of(sql));

    [Fact]
    public async Task A_bad_statement_fails_the_test_that_sends_it()
    {
        await using var world = await World.StartAsync();

        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            world.AskAsync<Db, long>(db =>
                db.Set<NaikKelas.Books.Ledger.Journal>()
                    .TagWith(ShardingWatch.Planted)
                    .LongCountAsync(World.Ct)
            )
        );

        Assert.StartsWith(
            "journals is not held to one cooperative_id",
            caught.Message,
            StringComparison.Ordinal
        );
    }

    private static bool IsFirst(string[] key) =>
        key[2] is ShardingLint.Key or $"{ShardingLint.Key}={ShardingLint.Key}";

    /// <summary>SQLite does not tell a foreign key's name.</summary>
    private static bool IsShared(string[] key) =>
        Shared.Contains(key[1].Trim('"'), StringComparer.Ordinal)
        || key is ["journal_attachments" or "capital_papers", _, "file_id=id"];

    private static async Task<List<string[]>> RowsAsync(World world, string sql) =>
        await world.AskAsync<Db, List<string[]>>(async db =>
        {
            await db.Database.OpenConnectionAsync(World.Ct);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(World.Ct);
            List<string[]> rows = [];
            while (await reader.ReadAsync(World.Ct))
                rows.Add([reader.GetString(0), reader.GetString(1), reader.GetString(2)]);
            return rows;
        });

    private static IEnumerable<string> TextsIn(TypeDefinition type) =>
        type
            .Methods.Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions)
            .Select(i => i.Operand)
            .OfType<string>()
            .Concat(type.NestedTypes.SelectMany(TextsIn));

    private static bool IsStatement(string text) =>
        SqlWords.Of(text) is [var first, ..]
        && (
            first.Is("select")
            || first.Is("insert")
            || first.Is("update")
            || first.Is("delete")
            || first.Is("with")
        );
}
