using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using Npgsql;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>On PostgreSQL nobody sees books without saying whose, not even by a query that forgot to.</summary>
public sealed class RowLevelSecurityTests
{
    [Fact]
    public async Task A_session_that_says_nothing_gets_an_error_and_one_that_says_whose_gets_those()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, "no PostgreSQL at hand");
        await using var books = await StartAsync(Store.Postgres);
        var other = await books.BesideAsync();
        await books.PostedAsync(Journal(1000));
        await other.PostedAsync(Journal(2000));
        await using var session = await NobodyAsync(books);

        await Assert.ThrowsAsync<PostgresException>(() => CountAsync(session));
        await RunAsync(session, $"SELECT set_config('naikkelas.cooperative', '{books.Id.Value}', false)");
        Assert.Equal(1, await CountAsync(session));
        await Assert.ThrowsAsync<PostgresException>(() =>
            RunAsync(
                session,
                $"INSERT INTO business_units (cooperative_id, code, name, active) VALUES ('{other.Id.Value}', 'X', 'X', true)"
            )
        );
    }

    [Fact]
    public async Task Who_is_no_superuser_posts_reads_and_proves_as_before()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, "no PostgreSQL at hand");
        await using var books = await StartAsync(Store.Postgres);
        await using var session = await NobodyAsync(books);

        await RunAsync(
            session,
            $"""
            SELECT * FROM post_journal('{books.Id.Value}', 'k', sha256('x'), 'USP', '2026-11-20', 'Entry', 'Bayar listrik', NULL, NULL, NULL, now(),
                ARRAY['{Power}', '{Cash}'], ARRAY[5, -5], ARRAY['USP', 'USP'], ARRAY['None', 'None'], ARRAY[NULL, NULL]::uuid[], ARRAY[NULL, NULL]::uuid[], ARRAY[NULL, NULL]::text[])
            """
        );
        Assert.Equal(5, await books.BalanceAsync(Power));
    }

    [Fact]
    public async Task What_one_told_its_connection_the_next_who_gets_it_does_not_know()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, "no PostgreSQL at hand");
        await using var books = await StartAsync(Store.Postgres);
        var one = books.World.Store with
        {
            Connection = books.World.Store.Connection + ";Maximum Pool Size=1",
        };

        await using (var first = await DbOfAsync(books, one))
        {
            await first.ForCooperativeAsync(books.Id, World.Ct);
            Assert.Equal($"{books.Id.Value}", await ToldAsync(first));
            await first.ForRollupAsync(World.Ct);
        }

        await using var second = await DbOfAsync(books, one);
        Assert.Equal("", await ToldAsync(second));
        Assert.Equal("", await ToldAsync(second, "naikkelas.rollup"));
    }

    private static Task<Db> DbOfAsync(OpenedBooks books, Store store) =>
        books.World.AskAsync<IServiceProvider, Db>(services =>
        {
            var options = new DbContextOptionsBuilder<Db>();
            store.Configure(options);
            return Task.FromResult(ActivatorUtilities.CreateInstance<Db>(services, options.Options));
        });

    private static Task<string> ToldAsync(Db db, string setting = "naikkelas.cooperative") =>
        db
            .Database.SqlQuery<string>($"SELECT COALESCE(current_setting({setting}, true), '') AS \"Value\"")
            .SingleAsync(World.Ct);

    /// <summary>A session of a role that owns nothing and is nobody.</summary>
    private static async Task<NpgsqlConnection> NobodyAsync(OpenedBooks books)
    {
        var session = new NpgsqlConnection(books.World.Store.Connection);
        await session.OpenAsync(World.Ct);
        var role = $"nobody_{Guid.CreateVersion7():N}";
        await RunAsync(
            session,
            $"CREATE ROLE {role}; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {role}"
        );
        await RunAsync(session, $"SET ROLE {role}");
        return session;
    }

    private static async Task<long> CountAsync(NpgsqlConnection session)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM journals", session);
        return (long)(await command.ExecuteScalarAsync(World.Ct))!;
    }

    private static async Task RunAsync(NpgsqlConnection session, string sql)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync(World.Ct);
    }
}
