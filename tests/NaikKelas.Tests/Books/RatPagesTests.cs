using System.Net;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The whole way on pages: from the books' first page to the agency's record.</summary>
public sealed class RatPagesTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task From_the_first_page_of_the_books_to_the_agency(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        await books.MembersAsync(2);
        RegistrySteps.Granted(await books.CloseAsync());
        var home = $"/pembukuan/{books.Id.Value}";
        var rat = $"{home}/rat/2025";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();

        Assert.NotNull((await treasurer.OpenAsync(home)).QuerySelector($"a[href='{home}/rat']"));
        Assert.NotNull((await treasurer.OpenAsync($"{home}/rat")).QuerySelector($"a[href='{rat}']"));
        await PlannedAsync(treasurer, rat);
        await ComeAsync(treasurer, rat);
        using var notTreasurer = await treasurer.SendAsync($"{rat}?handler=Open", [], rat);
        Assert.Equal(HttpStatusCode.NotFound, notTreasurer.StatusCode);
        await GoesAsync(board, $"{rat}?handler=Open", [], rat);
        await DecidedAsync(board, rat);
        await SignedAsync(board, rat);
        await GoesAsync(board, $"{rat}?handler=File", [], rat);
        var filed = await board.OpenAsync(rat);
        Assert.Contains(
            "Dilaporkan",
            (await board.OpenAsync($"{home}/rat")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(filed.QuerySelectorAll("main form[action*='handler=File']"));
    }

    [Fact]
    public async Task A_chapter_that_somebody_else_changed_shows_both_texts()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.EarningYearAsync();
        RegistrySteps.Granted(await books.PlanRatAsync());
        var page = $"/pembukuan/{books.Id.Value}/rat/2025/lpj/pengurus/penutup";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();

        await GoesAsync(treasurer, page, [("Input.Words", "Dari bendahara."), ("Input.Version", "0")], page);
        using var late = await board.SendAsync(
            page,
            [("Input.Words", "Dari ketua."), ("Input.Version", "0")],
            page
        );

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var both = await World.ReadAsync(late);
        Assert.Contains("Dari bendahara.", both.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dari ketua.", both.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal("1", both.QuerySelector("[name='Input.Version']")!.GetAttribute("value"));
        await GoesAsync(board, page, [("Input.Words", "Dari ketua."), ("Input.Version", "1")], page);
    }

    [Fact]
    public async Task What_a_form_got_wrong_stands_beside_its_field()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.EarningYearAsync();
        var rat = $"/pembukuan/{books.Id.Value}/rat/2025";
        using var board = await books.Board.BrowserAsync();

        using var empty = await board.SendAsync(rat, [], rat);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.NotNull((await World.ReadAsync(empty)).QuerySelector(".error-summary a[href='#Plan_HeldOn']"));
        using var soon = await board.SendAsync(
            rat,
            [
                .. Fields("2026-11-20").Where(f => f.Name != "Plan.InvitedOn"),
                ("Plan.InvitedOn", "2026-11-19"),
            ],
            rat
        );
        Assert.Contains(
            "7 hari sebelum",
            (await World.ReadAsync(soon)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        RegistrySteps.Granted(await books.PlanRatAsync());
        using var nobody = await board.SendAsync($"{rat}/hadir", [("Tick.Number", "9999")], $"{rat}/hadir");
        Assert.Contains(
            "9999",
            (await World.ReadAsync(nobody)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        using var never = await board.GetAsync($"/pembukuan/{books.Id.Value}/rat/2024", World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        using var unplanned = await board.GetAsync($"/pembukuan/{books.Id.Value}/rat/2026/lpj", World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, unplanned.StatusCode);
    }

    [Fact]
    public async Task The_code_on_the_sheet_leads_to_the_desk_with_the_number_filled_in()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.EarningYearAsync();
        RegistrySteps.Granted(await books.PlanRatAsync());
        using var treasurer = await books.Treasurer.BrowserAsync();

        var desk = await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/rat/2025/hadir?kode=0002");

        Assert.Equal("0002", desk.QuerySelector("#Tick_Number")!.GetAttribute("value"));
        Assert.Equal(
            "True",
            desk.QuerySelector("[name='Tick.Coded']")!.GetAttribute("value"),
            ignoreCase: true
        );
    }

    [Fact]
    public async Task However_many_members_the_pages_ask_the_same_number_of_questions()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.EarningYearAsync();
        RegistrySteps.Granted(await books.PlanRatAsync());
        using var treasurer = await books.Treasurer.BrowserAsync();
        var rat = $"/pembukuan/{books.Id.Value}/rat/2025";
        foreach (var page in new[] { rat, $"{rat}/hadir", $"{rat}/lpj", $"{rat}/tanda-tangan" })
            await treasurer.OpenAsync(page);
        var few = await CountAsync(books, treasurer, rat);
        await books.MembersAsync(40);

        Assert.Equal(few, await CountAsync(books, treasurer, rat));
    }

    private static async Task<int[]> CountAsync(OpenedBooks books, HttpClient browser, string rat)
    {
        List<int> counts = [];
        foreach (var page in new[] { rat, $"{rat}/hadir", $"{rat}/lpj" })
        {
            var before = books.World.Queries;
            await browser.OpenAsync(page);
            counts.Add(books.World.Queries - before);
        }

        return [.. counts];
    }

    private static IEnumerable<(string Name, string Value)> Fields(string day) =>
        [
            ("Plan.HeldOn", day),
            ("Plan.StartsAt", "09:00"),
            ("Plan.Place", "Balai desa"),
            ("Plan.InvitedOn", "2026-11-10"),
            ("Plan.Agenda", "Pembukaan\nPenutup"),
            ("Plan.Version", "0"),
        ];

    private static async Task PlannedAsync(HttpClient browser, string rat)
    {
        var page = await browser.OpenAsync(rat);
        Assert.Contains(
            "31 Maret 2026",
            page.QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal
        );
        await GoesAsync(browser, rat, Fields("2026-11-20"), rat);
        foreach (var paper in new[] { "Invitation", "Sheet" })
        {
            using var file = await browser.GetAsync($"{rat}?handler={paper}", World.Ct);
            Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
            if (LpjTests.Installed)
                Assert.Contains(
                    paper == "Sheet" ? "Budi Santoso" : "Balai desa",
                    await LpjTests.ReadAsync(await file.Content.ReadAsByteArrayAsync(World.Ct)),
                    StringComparison.Ordinal
                );
        }
    }

    private static async Task ComeAsync(HttpClient browser, string rat)
    {
        var desk = $"{rat}/hadir";
        var list = await browser.OpenAsync($"{desk}?q=budi");
        Assert.Single(list.QuerySelectorAll("button[name='Tick.Number']"));
        foreach (var number in new[] { "0001", "0002", "0101" })
            await GoesAsync(browser, desk, [("Tick.Number", number)], desk);
        Assert.Contains(
            "3 dari 4",
            (await browser.OpenAsync(desk)).QuerySelector("#kuorum")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static async Task DecidedAsync(HttpClient board, string rat)
    {
        var key = (await board.OpenAsync(rat)).QuerySelector("[name='Decision.Key']")!.GetAttribute("value")!;
        using var many = await board.SendAsync(
            $"{rat}?handler=Decide",
            [
                ("Decision.Subject", "Plan"),
                ("Decision.Words", "Setuju."),
                ("Decision.VotesFor", "5"),
                ("Decision.Key", key),
            ],
            rat
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, many.StatusCode);
        await GoesAsync(
            board,
            $"{rat}?handler=Decide",
            [
                ("Decision.Subject", "Accountability"),
                ("Decision.Words", "Laporan diterima."),
                ("Decision.VotesFor", "3"),
                ("Decision.Key", key),
            ],
            rat
        );
        var version = (await board.OpenAsync(rat))
            .QuerySelector("[name='Minutes.Version']")!
            .GetAttribute("value")!;
        await GoesAsync(
            board,
            $"{rat}?handler=Minutes",
            [
                ("Minutes.Chair", "Pandu"),
                ("Minutes.Writer", "Gita"),
                ("Minutes.Minutes", "Rapat dibuka."),
                ("Minutes.Version", version),
            ],
            rat
        );
        await GoesAsync(board, $"{rat}?handler=End", [], rat);
        using var report = await board.GetAsync($"{rat}?handler=Report", World.Ct);
        if (LpjTests.Installed)
            Assert.Contains(
                "Laporan diterima.",
                await LpjTests.ReadAsync(await report.Content.ReadAsByteArrayAsync(World.Ct)),
                StringComparison.Ordinal
            );
    }

    private static async Task SignedAsync(HttpClient board, string rat)
    {
        var read = await board.OpenAsync($"{rat}/lpj");
        Assert.Equal(16, read.QuerySelectorAll("section.card").Length);
        Assert.Contains("360.001", read.Body!.TextContent, StringComparison.Ordinal);
        foreach (var format in new[] { "pdf", "docx" })
        {
            using var file = await board.GetAsync($"{rat}/lpj?handler=File&format={format}", World.Ct);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        var early = await board.OpenAsync(rat);
        Assert.NotNull(early.QuerySelector($"a.btn-primary[href='{rat}/tanda-tangan']"));
        await GoesAsync(board, $"{rat}/tanda-tangan", [("Own.Office", "Ketua")], $"{rat}/tanda-tangan");
        using var twice = await board.SendAsync(
            $"{rat}/tanda-tangan",
            [("Own.Office", "Ketua")],
            $"{rat}/tanda-tangan"
        );
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    private static async Task GoesAsync(
        HttpClient browser,
        string url,
        IEnumerable<(string, string)> fields,
        string page
    )
    {
        using var done = await browser.SendAsync(url, fields, page);
        Assert.True(
            done.StatusCode == HttpStatusCode.Redirect,
            $"{url} → {(int)done.StatusCode} {(await World.ReadAsync(done)).QuerySelector(".error-summary")?.TextContent}"
        );
    }
}
