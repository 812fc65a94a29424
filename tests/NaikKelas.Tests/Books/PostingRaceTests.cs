using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using Npgsql;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>Many at once: the same request, the same savings, the same books.</summary>
public sealed class PostingRaceTests
{
    private const int Many = 50;

    /// <summary>How many stand before a lock of this database.</summary>
    private const string Waiting =
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Fifty_equal_requests_at_once_post_one_journal_and_get_one_answer(string provider)
    {
        await using var books = await StartAsync(provider);
        var journal = Journal(50_000);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Many).Select(_ => Task.Run(() => books.PostedAsync(journal), World.Ct))
        );

        Assert.Equal(1, await books.CountAsync());
        Assert.Single(answers, a => !a.Again);
        Assert.Single(answers.Select(a => (a.Seq, a.Reference)).Distinct());
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_phones_cannot_draw_the_same_money(string provider)
    {
        await using var books = await StartAsync(provider);
        var row = await books.SaverAsync();
        await books.PostedAsync(Saving(row, 100_000));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ => Task.Run(() => books.PostAsync(Saving(row, -30_000)), World.Ct))
        );

        Assert.Equal(3, answers.Count(a => !a.Refused));
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("insufficient", a.Refusal!.Code));
        Assert.Equal(10_000, await books.SavedAsync(row));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Postings_of_many_at_once_are_numbered_without_a_gap_and_chained(string provider)
    {
        await using var books = await StartAsync(provider);
        var other = await books.BesideAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Many)
                .Select(i =>
                    Task.Run(() => (i % 2 == 0 ? books : other).PostedAsync(Journal(1000 + i)), World.Ct)
                )
        );

        Assert.Equal(
            Enumerable.Range(1, Many / 2).Select(n => (long)n),
            answers.Where((_, i) => i % 2 == 0).Select(a => a.Seq).Order()
        );
        await books.HoldsAsync();
        await other.HoldsAsync();
    }

    /// <summary>Only so many post at once; those who wait for held books must not keep the places.</summary>
    [Fact]
    public async Task Books_that_are_held_keep_nobody_elses_waiting()
    {
        Assert.SkipWhen(TestDatabase.PostgresServer is null, "no PostgreSQL at hand");
        await using var books = await StartAsync(Store.Postgres);
        var other = await books.BesideAsync();
        await using var session = new NpgsqlConnection(books.World.Store.Connection);
        await session.OpenAsync(World.Ct);
        await using var held = await session.BeginTransactionAsync(World.Ct);
        await AskAsync($"SELECT 1 FROM book_heads WHERE cooperative_id = '{books.Id.Value}' FOR UPDATE");

        var waiting = Enumerable
            .Range(0, Environment.ProcessorCount * 3)
            .Select(_ => Task.Run(() => books.PostedAsync(Journal(1000)), World.Ct))
            .ToList();
        while (await AskAsync(Waiting) is long few && few < Environment.ProcessorCount * 2)
            Assert.DoesNotContain(waiting, w => w.IsCompleted);
        await other.PostedAsync(Journal(2000)).WaitAsync(TimeSpan.FromSeconds(20), World.Ct);

        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        await held.RollbackAsync(World.Ct);
        await Task.WhenAll(waiting);
        await books.HoldsAsync();

        async Task<object?> AskAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, session);
            return await command.ExecuteScalarAsync(World.Ct);
        }
    }
}
