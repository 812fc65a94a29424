using System.Net;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The statements: a small year reckoned by hand, ties on random books, any day of the past, and the pages.</summary>
public sealed class StatementTests
{
    private const string Till = "1-1103";
    private const string Stock = "1-1501";
    private const string Capital = "3-1500";
    private const string SalesMembers = "4-2100";
    private const string SalesOthers = "4-2110";
    private const string CostOfSales = "5-2100";
    private const string Meeting = "5-4101";
    private const string Tools = "1-3301";
    private static readonly DateOnly LastYear = new(2025, 6, 10);
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly DateOnly Second = new(2026, 3, 20);

    public static TheoryData<string> Providers => World.Providers;

    /// <summary>
    /// 2025: 1,000 of capital in cash, 300 of goods bought. 2026: sold for 240 to members and 160 to others what had
    /// cost 200; 50 for power, 30 for the meeting, 70 for tools. Power is paid on the 20th.
    /// </summary>
    private static async Task<OpenedBooks> YearAsync(string provider)
    {
        var books = await StartAsync(provider, "consumer");
        await PostAsync(books, LastYear, (Till, 1000), (Capital, -1000));
        await PostAsync(books, LastYear, (Stock, 300), (Till, -300));
        await PostAsync(
            books,
            First,
            (Till, 400),
            (SalesMembers, -240),
            (SalesOthers, -160),
            (CostOfSales, 200),
            (Stock, -200)
        );
        await PostAsync(books, First, (Meeting, 30), (Till, -30));
        await PostAsync(books, First, (Tools, 70), (Till, -70));
        await PostAsync(books, Second, (Power, 50), (Till, -50));
        return books;
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_small_year_as_reckoned_by_hand(string provider)
    {
        await using var books = await YearAsync(provider);
        var figures = await FiguresAsync(books, StatementSpan.YearTo(new DateOnly(2026, 12, 31)));

        var position = StatementSet.Of(StatementNames.Position, figures);
        Assert.Equal((1120, 1000), Both(position["total-assets"]));
        Assert.Equal((950, 700), Both(position["A10"]));
        Assert.Equal((100, 300), Both(position["A40"]));
        Assert.Equal((120, 0), Both(position["E70"]));
        var result = StatementSet.Of(StatementNames.Result, figures);
        // The cost that no line shares out follows the sales: 200 × 240 / 400 = 120 of it is the members'.
        Assert.Equal((120, 0), Both(result["net-members"]));
        Assert.Equal((80, 0), Both(result["net-others"]));
        Assert.Equal((200, 0), Both(result["gross"]));
        Assert.Equal((50, 0), Both(result["operating"]));
        Assert.Equal((30, 0), Both(result["cooperative"]));
        Assert.Equal((120, 0), Both(result["result"]));
        var cash = StatementSet.Of(StatementNames.CashFlow, figures);
        // Goods sold for cash tell of the sale and of the goods: 400 in, and no more than that.
        Assert.Equal((250, 700), Both(cash["change"]));
        Assert.Equal((-70, 0), Both(cash["investing"]));
        Assert.Equal((700, 0), Both(cash["opening"]));
        Assert.Equal((950, 700), Both(cash["closing"]));
        var equity = StatementSet.Of(StatementNames.Equity, figures);
        Assert.Equal((1120, 1000), Both(equity["closing"]));
        Assert.Empty(Ties.Broken(figures));
        Assert.Equal(950m / 1120m, CashShare(figures));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task As_of_any_day_it_is_what_was_known_by_then(string provider)
    {
        await using var books = await YearAsync(provider);

        var before = await FiguresAsync(books, StatementSpan.YearTo(Second.AddDays(-1)));
        var on = await FiguresAsync(books, StatementSpan.YearTo(Second));
        var month = await FiguresAsync(books, StatementSpan.Month(2026, 4));

        Assert.Equal(170, StatementSet.Of(StatementNames.Result, before)["result"].Now);
        Assert.Equal(120, StatementSet.Of(StatementNames.Result, on)["result"].Now);
        Assert.Equal(0, StatementSet.Of(StatementNames.Result, month)["result"].Now);
        Assert.Equal(1120, StatementSet.Of(StatementNames.Position, month)["total-claims"].Now);
        foreach (var figures in new[] { before, on, month })
            Assert.Empty(Ties.Broken(figures));
    }

    /// <summary>Kept balances and the lines answer alike, and everything ties, whatever was posted.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Whatever_was_posted_it_ties_on_every_day(string provider)
    {
        await using var books = await StartAsync(provider, "kdmp");
        string[] accounts =
        [
            Cash,
            Till,
            Bank,
            Stock,
            Tools,
            "2-1201",
            Capital,
            SalesMembers,
            CostOfSales,
            Power,
        ];
        var lines =
            from day in Gen.Choose(0, 700)
            from debit in Gen.Elements(accounts)
            from credit in Gen.Elements(accounts)
            from unit in Gen.Elements("USP", "TOKO")
            from other in Gen.Elements("USP", "TOKO")
            from amount in Gen.Choose(1, 1_000_000)
            select (Day: new DateOnly(2025, 1, 1).AddDays(day), debit, credit, unit, other, amount);
        foreach (var (day, debit, credit, unit, other, amount) in Gen.Sample(lines, 60))
        {
            if (debit == credit && unit == other)
                continue;
            await books.PostedAsync(
                new NewJournal(
                    $"{Guid.CreateVersion7():N}",
                    day > Day ? Day : day,
                    "Acak",
                    [
                        new NewLine(debit, new Rupiah(amount), unit),
                        new NewLine(credit, new Rupiah(-amount), other),
                    ]
                )
            );
        }

        foreach (
            var span in new[]
            {
                StatementSpan.YearTo(new DateOnly(2025, 12, 31)),
                StatementSpan.YearTo(new DateOnly(2026, 2, 28)),
                StatementSpan.YearTo(new DateOnly(2026, 5, 17)),
                StatementSpan.Month(2026, 1),
            }
        )
        {
            var all = await FiguresAsync(books, span);
            Assert.Empty(Ties.Broken(all));
            Assert.Empty(Ties.Broken(all.Of("TOKO")));
            Assert.Equal(
                StatementSet.Of(StatementNames.Result, all)["result"].Now,
                new[] { "USP", "TOKO", "APOTEK", "LOGISTIK" }.Sum(u =>
                    StatementSet.Of(StatementNames.Result, all.Of(u))["result"].Now
                )
            );
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task From_a_figure_down_to_its_journals_and_only_for_its_own_people(string provider)
    {
        await using var books = await YearAsync(provider);
        var home = $"/pembukuan/{books.Id.Value}/laporan";
        using var treasurer = await books.World.As(Role.CoopTreasurer, books.Id.Value).BrowserAsync();

        var page = await treasurer.OpenAsync($"{home}/hasil-usaha?sampai=2026-12-31");
        var href = page.QuerySelectorAll("table.statement a")
            .Select(a => a.GetAttribute("href")!)
            .First(h => h.Contains("/isi/Line/X30", StringComparison.Ordinal));
        var behind = await treasurer.OpenAsync(href);
        var journal = behind.QuerySelector("tbody a")!.GetAttribute("href")!;
        using var pdf = await treasurer.GetAsync(
            $"{home}?sampai=2026-12-31&handler=File&format=pdf",
            World.Ct
        );
        using var unreadable = await treasurer.GetAsync($"{home}?sampai=kemarin&unit=TIDAKADA", World.Ct);
        using var unknown = await treasurer.GetAsync($"{home}/laba", World.Ct);
        using var nothing = await treasurer.GetAsync($"{home}/isi/Line/ZZ", World.Ct);
        using var other = await books.World.As(Role.Officer).BrowserAsync();
        using var curious = await other.GetAsync(home, World.Ct);

        Assert.Contains("50", behind.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Bayar",
            (await treasurer.OpenAsync(journal)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, unreadable.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, curious.StatusCode);
    }

    private static (long, long) Both(StatementRow row) => (row.Now, row.Before);

    /// <summary>Own capital over everything, of the ratios.</summary>
    private static decimal CashShare(BooksFigures figures)
    {
        var ratios = Ratios.Of(figures).ToDictionary(r => r.Name, r => r.Share, StringComparer.Ordinal);
        Assert.Null(ratios["Kas terhadap kewajiban lancar"]);
        Assert.Equal(1m, ratios["Modal sendiri terhadap aset"]);
        Assert.Equal(120m / 400m, ratios["SHU terhadap pendapatan"]);
        return StatementSet.Of(StatementNames.Position, figures)["A10"].Now / 1120m;
    }

    private static Task<BooksFigures> FiguresAsync(OpenedBooks books, StatementSpan span) =>
        books.World.AskAsync<ReadFigures, BooksFigures>(r => r.RunAsync(books.Id, span, World.Ct));

    private static Task<Posted> PostAsync(
        OpenedBooks books,
        DateOnly day,
        params (string Account, long Amount)[] lines
    ) =>
        books.PostedAsync(
            new NewJournal(
                $"{Guid.CreateVersion7():N}",
                day,
                "Bayar",
                [.. lines.Select(l => new NewLine(l.Account, new Rupiah(l.Amount)))]
            )
        );
}
