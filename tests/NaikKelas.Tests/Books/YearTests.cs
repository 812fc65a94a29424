using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.YearSteps;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Closing a year: what stands in the way, once, back again with a reason, and final after the RAT.</summary>
public sealed class YearTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_year_is_closed_once_and_its_statements_stay_as_they_were(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.ViewAsync();
        var before = StatementSet.Of(await books.FiguresAsync(BookYear.EndOf(Year)));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => books.CloseAsync(), World.Ct))
        );

        Assert.Equal(360_001, Assert.Single(answers, a => !a.Refused).Value!.Result.Value);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("year-closed", a.Refusal?.Code));
        Assert.Equal(
            before.SelectMany(s => s.Rows),
            StatementSet.Of(await books.FiguresAsync(BookYear.EndOf(Year))).SelectMany(s => s.Rows)
        );
        await books.RefusedAsync("closed-period", Journal(1_000) with { Date = BookYear.EndOf(Year) });
        Assert.Equal(
            "year-closed",
            (await books.PeriodAsync(202506, PeriodState.Open, "lupa")).Refusal?.Code
        );
        await books.PostedAsync(Journal(1_000));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_stands_in_the_way_is_told(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.LimitAsync(10_000);
        await books.SentAsync(EntrySteps.Bill() with { Date = new DateOnly(2025, 12, 30) });

        Assert.Equal("requests", (await books.CloseAsync()).Refusal?.Code);
        Assert.Equal(
            ["year-over", "year-before"],
            (await books.CloseAsync(2026)).Refusals.Select(r => r.Code)
        );
        Assert.Equal("not-found", (await books.CloseAsync(2024)).Refusal?.Code);
        Assert.Equal("year-not-closed", (await books.ReopenAsync("lupa")).Refusal?.Code);
        Assert.Equal("year-not-closed", (await books.AcceptAsync(Rat)).Refusal?.Code);
        await books.PostedAsync(Journal(1_000) with { Date = new DateOnly(2025, 12, 31) });
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task It_is_opened_again_with_a_reason_until_the_RAT_has_accepted_it(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        Granted(await books.PeriodAsync(202501, PeriodState.Locked));
        Granted(await books.CloseAsync());

        Assert.Equal("reason", (await books.ReopenAsync(" ")).Refusal?.Code);
        Granted(await books.ReopenAsync("Beban Desember tertinggal"));
        await books.PostedAsync(Journal(1) with { Date = BookYear.EndOf(Year) });
        // What was locked before stays locked.
        await books.RefusedAsync("closed-period", Journal(1) with { Date = new DateOnly(2025, 1, 31) });
        Assert.Equal(360_000, Granted(await books.CloseAsync()).Result.Value);

        Assert.Equal("accepted-on", (await books.AcceptAsync(null)).Refusal?.Code);
        Assert.Equal("accepted-on", (await books.AcceptAsync(BookYear.EndOf(Year))).Refusal?.Code);
        Assert.Equal("accepted-on", (await books.AcceptAsync(Day.AddDays(1))).Refusal?.Code);
        Granted(await books.AcceptAsync(Rat));
        Assert.Equal("year-accepted", (await books.AcceptAsync(Rat)).Refusal?.Code);
        Assert.Equal("year-accepted", (await books.ReopenAsync("lupa")).Refusal?.Code);
        Assert.Equal("year-closed", (await books.CloseAsync()).Refusal?.Code);
        var trail = await books.World.AskAsync<Db, int>(db =>
            db.Set<NaikKelas.Kernel.Auditing.AuditEntry>()
                .CountAsync(a => a.Reason == "Beban Desember tertinggal", World.Ct)
        );
        Assert.True(trail > 1);
    }

    /// <summary>Whoever goes round the use cases meets the database.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_itself_keeps_what_was_closed(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        var own = books.OwnRows(provider);
        await ThrowsAsync(
            "year-not-locked",
            $"INSERT INTO book_years (cooperative_id, year, state, locked, closed_at, head, version, result) SELECT h.cooperative_id, 2025, 'Closed', 0, CURRENT_TIMESTAMP, h.hash, 1, 0 FROM book_heads h WHERE h.{own}"
        );
        Granted(await books.CloseAsync());
        await ThrowsAsync("year-closed", $"UPDATE periods SET state = 'Open' WHERE {own} AND month = 202507");
        await ThrowsAsync("year-closed", $"DELETE FROM periods WHERE {own} AND month = 202507");
        Granted(await books.AcceptAsync(Rat));
        await ThrowsAsync("year-accepted", $"UPDATE book_years SET result = 1 WHERE {own}");
        await ThrowsAsync("year-accepted", $"DELETE FROM book_years WHERE {own}");

        async Task ThrowsAsync(string code, string sql)
        {
            var thrown = await Assert.ThrowsAnyAsync<Exception>(() =>
                books.World.DoAsync<Db>(async db =>
                {
                    await db.ForCooperativeAsync(books.Id, World.Ct);
                    var changed = await db.Database.ExecuteSqlRawAsync(sql, World.Ct);
                    Assert.True(changed > 0, $"no row: {sql}");
                })
            );
            Assert.Contains(code, thrown.Message, StringComparison.Ordinal);
        }
    }
}
