using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Filings;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;
using Unit = NaikKelas.Kernel.Unit;

namespace NaikKelas.Tests.Books;

/// <summary>A year's statements go to the agency, come back with a reason or are accepted, and then stay.</summary>
public sealed class FilingTests
{
    private const int Year = 2025;
    private const string Capital = "3-1500";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Statements_from_the_books_come_back_once_and_are_accepted_as_they_were(string provider)
    {
        await using var books = await BookedAsync(provider);

        Granted(await FileAsync(books));
        Assert.Equal("filing-waits", (await FileAsync(books)).Refusal?.Code);
        Assert.Equal("reason", (await ReturnAsync(books, " ")).Refusal?.Code);
        Granted(await ReturnAsync(books, "Neraca belum ditandatangani"));
        var returned = await FoundAsync(books);
        await books.PostedAsync(Paid(30_000));
        Granted(await FileAsync(books));
        Granted(await AcceptAsync(books));
        await books.PostedAsync(Paid(1_000));
        var accepted = await FoundAsync(books);

        Assert.Equal(
            (FilingState.Returned, "Neraca belum ditandatangani"),
            (returned.State, returned.Reason)
        );
        Assert.Equal((FilingState.Accepted, (string?)null), (accepted.State, accepted.Reason));
        Assert.Equal(920_000, TotalOf(accepted));
        Assert.Equal(3, accepted.HeadSeq);
        Assert.True(await books.World.AskAsync<FilingBook, bool>(f => f.HoldsAsync(accepted, World.Ct)));
        Assert.Equal("filing-accepted", (await FileAsync(books)).Refusal?.Code);
        Assert.Equal("stale", (await AcceptAsync(books)).Refusal?.Code);
        Assert.Equal(920_000, TotalOf(await FoundAsync(books)));
    }

    /// <summary>Whoever writes past the program meets the database.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_accepted_the_database_lets_nobody_change(string provider)
    {
        await using var books = await BookedAsync(provider);
        Granted(await FileAsync(books));
        Granted(await AcceptAsync(books));

        foreach (
            var sql in new[]
            {
                "UPDATE filings SET statements = '[]', version = version + 1 WHERE cooperative_id = {0}",
                "DELETE FROM filings WHERE cooperative_id = {0}",
            }
        )
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                books.World.DoAsync<Db>(async db =>
                {
                    await db.ForCooperativeAsync(books.Id, World.Ct);
                    await db.Database.ExecuteSqlRawAsync(sql, [books.Id.Value], World.Ct);
                })
            );

        Assert.Equal(FilingState.Accepted, (await FoundAsync(books)).State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Four_who_hand_in_at_once_hand_in_once(string provider)
    {
        await using var books = await BookedAsync(provider);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => FileAsync(books), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("filing-waits", a.Refusal?.Code));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_year_that_is_not_over_or_not_booked_is_not_handed_in(string provider)
    {
        await using var books = await StartAsync(provider);

        Assert.Equal("nothing-booked", (await FileAsync(books)).Refusal?.Code);
        Assert.Equal("year-not-over", (await FileAsync(books, 2026)).Refusal?.Code);
        Assert.Equal("not-found", (await FileAsync(books, 2024)).Refusal?.Code);
        Assert.Equal("books-tell", (await TypeAsync(books, Even(1_000))).Refusal?.Code);
        Assert.Equal(0, await books.World.AskAsync<Db, int>(db => db.Filings.CountAsync(World.Ct)));
    }

    /// <summary>2024, before the books were opened.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Typed_statements_are_checked_against_themselves_and_the_year_before(string provider)
    {
        await using var books = await StartAsync(provider);

        Granted(await TypeAsync(books, Even(1_000) with { Assets = 900 }, hand: false, year: 2023));
        Assert.Equal(FilingState.Draft, (await FoundAsync(books, 2023)).State);
        Assert.Equal(
            "position-uneven",
            (await TypeAsync(books, Even(1_000) with { Assets = 900 }, year: 2023)).Refusal?.Code
        );
        Assert.Equal(
            "result-differs",
            (await TypeAsync(books, Even(1_000) with { Result = 300 }, year: 2023)).Refusal?.Code
        );
        Assert.Equal(
            "nothing-typed",
            (await TypeAsync(books, new Typed(0, 0, 0, 0, 0), year: 2023)).Refusal?.Code
        );
        Granted(await TypeAsync(books, Even(1_000), year: 2023));
        Granted(await AcceptAsync(books, 2023));

        var wrong = await TypeAsync(books, Even(2_000), year: 2024);
        Assert.Contains("before-differs", wrong.Refusals.Select(r => r.Code));
        Granted(await TypeAsync(books, Even(2_000), Even(1_000), year: 2024));
        var filed = await FoundAsync(books, 2024);
        Assert.Equal(FilingSource.Typed, filed.Source);
        Assert.Equal(2_000, TotalOf(filed));
        Assert.Null(filed.HeadHash);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_mended_after_it_came_back_is_the_co_ops_own_until_it_is_handed_in(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        var here = $"/pembukuan/{books.Id.Value}/kirim/2024";
        Granted(await TypeAsync(books, Even(1_000), year: 2024));
        var version = (await FoundAsync(books, 2024)).Version;
        Granted(
            await books.World.AskAsync<DecideFiling, Result<Unit>>(d =>
                d.ReturnAsync(books.Id, 2024, version, "Lampirkan berita acara", World.Ct)
            )
        );
        using var officer = await books.World.As(Role.Officer).BrowserAsync();
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var returned = await officer.GetAsync(here, World.Ct);

        Granted(await TypeAsync(books, Even(3_000), hand: false, year: 2024));
        using var meanwhile = await officer.GetAsync(here, World.Ct);
        var list = await officer.OpenAsync("/pembukuan/laporan-masuk?tahun=2024");
        var own = await treasurer.OpenAsync(here);

        Assert.Equal(HttpStatusCode.OK, returned.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, meanwhile.StatusCode);
        Assert.Null(list.QuerySelector($"a[href='{here}']"));
        Assert.Contains(
            "Lampirkan berita acara",
            own.QuerySelector(".notice-red")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_agency_sees_what_was_handed_in_and_nothing_before(string provider)
    {
        await using var books = await BookedAsync(provider);
        var here = $"/pembukuan/{books.Id.Value}/kirim/{Year}";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var officer = await books.World.As(Role.Officer).BrowserAsync();
        using var elsewhere = await books.World.As(Role.Officer, "11.01").BrowserAsync();

        using var early = await officer.GetAsync(here, World.Ct);
        var before = await treasurer.OpenAsync(here);
        using var sent = await treasurer.SendAsync(here, []);
        var waiting = await officer.OpenAsync("/pembukuan/laporan-masuk?tahun=2025");
        using var stranger = await elsewhere.GetAsync(here, World.Ct);
        using var notOfficer = await officer.SendAsync(here, [], here);
        using var without = await officer.SendAsync($"{here}?handler=Return", [("Version", "1")], here);
        using var returned = await officer.SendAsync(
            $"{here}?handler=Return",
            [("Version", "1"), ("Reason", "Lampirkan berita acara")],
            here
        );
        var told = await treasurer.OpenAsync(here);
        using var again = await treasurer.SendAsync(here, []);
        using var own = await treasurer.SendAsync(
            $"{here}?handler=Accept",
            [("Version", "3")],
            $"{here[..^5]}"
        );
        using var accepted = await officer.SendAsync($"{here}?handler=Accept", [("Version", "3")], here);
        using var pdf = await officer.GetAsync($"{here}?handler=File", World.Ct);

        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Contains("950.000", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.NotNull(waiting.QuerySelector($"a[href='{here}']"));
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, notOfficer.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        Assert.Contains(
            "Lampirkan berita acara",
            told.QuerySelector(".notice-red")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, own.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal(FilingState.Accepted, (await FoundAsync(books)).State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_treasurer_without_books_types_them_in_by_the_page(string provider)
    {
        await using var books = await StartAsync(provider);
        var here = $"/pembukuan/{books.Id.Value}/kirim/2024/isi";
        using var treasurer = await books.Treasurer.BrowserAsync();
        (string, string)[] Filled(string cash, string reserve) =>
            [
                .. TypedRules.Asked.SelectMany(
                    (asked, i) =>
                        new[]
                        {
                            ($"Input.Lines[{i}].Code", asked.Line.Code),
                            ($"Input.Lines[{i}].Party", $"{asked.Party}"),
                            (
                                $"Input.Lines[{i}].Now",
                                asked.Line.Code switch
                                {
                                    "A10" => cash,
                                    "E50" => reserve,
                                    _ => "",
                                }
                            ),
                            ($"Input.Lines[{i}].Before", ""),
                        }
                ),
            ];

        using var uneven = await treasurer.SendAsync(
            here,
            [.. Filled("2.000", "1.500"), ("hand", "true")],
            here
        );
        using var letters = await treasurer.SendAsync(
            here,
            [.. Filled("dua", "1.500"), ("hand", "true")],
            here
        );
        using var odd = await treasurer.SendAsync(
            here,
            [("Input.Lines[0].Code", "E50"), ("hand", "true")],
            here
        );
        using var sent = await treasurer.SendAsync(
            here,
            [.. Filled("2.000", "2.000"), ("hand", "true")],
            here
        );
        using var closed = await treasurer.GetAsync(here, World.Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, uneven.StatusCode);
        Assert.Contains(
            "500",
            (await World.ReadAsync(uneven)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, letters.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, odd.StatusCode);
        Assert.Equal($"/pembukuan/{books.Id.Value}/kirim/2024", $"{sent.Headers.Location}");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
    }

    /// <summary>A million of capital in cash, and 50,000 paid for power in 2025.</summary>
    private static async Task<OpenedBooks> BookedAsync(string provider)
    {
        var books = await StartAsync(provider);
        await books.PostedAsync(Journal(1_000_000, Cash, Capital) with { Date = new DateOnly(Year, 1, 1) });
        await books.PostedAsync(Paid(50_000));
        return books;
    }

    private static NewJournal Paid(long amount) => Journal(amount) with { Date = new DateOnly(Year, 12, 30) };

    private static long TotalOf(Filing filing) =>
        FilingBook.StatementsOf(filing).First(s => s.Code == StatementNames.Position)["total-assets"].Now;

    private sealed record Typed(long Assets, long Reserve, long Income, long Expense, long Result);

    /// <summary>What balances: of the assets a tenth was earned this year.</summary>
    private static Typed Even(long assets) =>
        new(assets, assets - assets / 10, assets / 5, assets / 10, assets / 10);

    private static Task<Result<Unit>> TypeAsync(
        OpenedBooks books,
        Typed now,
        Typed? before = null,
        bool hand = true,
        int year = Year
    )
    {
        var then = before ?? new Typed(0, 0, 0, 0, 0);
        TypedAmount[] amounts =
        [
            new("A10", Party.None, now.Assets, then.Assets),
            new("E50", Party.None, now.Reserve, then.Reserve),
            new("E70", Party.None, now.Result, then.Result),
            new("I10", Party.Member, now.Income, then.Income),
            new("X30", Party.None, now.Expense, then.Expense),
        ];
        return books.World.AskAsync<FileStatements, Result<Unit>>(f =>
            f.TypedAsync(books.Id, year, amounts, hand, World.Ct)
        );
    }

    private static Task<Result<Unit>> FileAsync(OpenedBooks books, int year = Year) =>
        books.World.AskAsync<FileStatements, Result<Unit>>(f => f.FromBooksAsync(books.Id, year, World.Ct));

    private static async Task<Result<Unit>> AcceptAsync(OpenedBooks books, int year = Year)
    {
        var version = (await FoundAsync(books, year)).Version;
        return await books.World.AskAsync<DecideFiling, Result<Unit>>(d =>
            d.AcceptAsync(books.Id, year, version, World.Ct)
        );
    }

    private static async Task<Result<Unit>> ReturnAsync(OpenedBooks books, string reason)
    {
        var version = (await FoundAsync(books)).Version;
        return await books.World.AskAsync<DecideFiling, Result<Unit>>(d =>
            d.ReturnAsync(books.Id, Year, version, reason, World.Ct)
        );
    }

    private static Task<Filing> FoundAsync(OpenedBooks books, int year = Year) =>
        books.World.AskAsync<FilingBook, Filing>(async f => (await f.FindAsync(books.Id, year, World.Ct))!);
}
