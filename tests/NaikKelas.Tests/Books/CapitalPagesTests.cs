using System.Net;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.CapitalSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>"Siap modal?" as the board goes through it, on both databases.</summary>
public sealed class CapitalPagesTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task From_the_check_list_over_the_plan_to_the_proposal(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        var home = $"/pembukuan/{books.Id.Value}";
        var (list, plan) = ($"{home}/modal", $"{home}/modal/rencana");
        using var board = await books.Board.BrowserAsync();

        Assert.NotNull((await board.OpenAsync(home)).QuerySelector($"a[href='{list}']"));
        Assert.NotNull((await board.OpenAsync(list)).QuerySelector($"a[href='{plan}/isi']"));
        using var paper = await board.SendAsync(
            $"{list}?handler=Paper",
            [("Paper.Kind", "members-approval"), ("Paper.DatedOn", "2026-03-01")],
            list
        );
        Assert.Equal(HttpStatusCode.Redirect, paper.StatusCode);
        Assert.Contains("1 Maret 2026", await TextAsync(board, list), StringComparison.Ordinal);
        using var late = await board.SendAsync(
            $"{list}?handler=Paper",
            [("Paper.Kind", "members-approval"), ("Paper.DatedOn", "2027-03-01")],
            list
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);

        using var wrong = await board.SendAsync($"{plan}/isi", Fields("24.000.001"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(
            "Rp24.000.000, seharusnya sama dengan jumlah pinjaman Rp24.000.001",
            (await World.ReadAsync(wrong)).Body!.TextContent,
            StringComparison.Ordinal
        );
        using var saved = await board.SendAsync($"{plan}/isi", Fields("24.000.000"));
        Assert.Equal(plan, $"{saved.Headers.Location}");
        // From a page that is old: theirs is shown, and the next try goes on top of it.
        using var stale = await board.SendAsync($"{plan}/isi", Fields("24.000.000", months: "36"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var again = await World.ReadAsync(stale);
        Assert.Contains("Isi terbaru dari orang lain", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", again.QuerySelector("[name='Input.Version']")!.GetAttribute("value"));

        using var pdf = await board.GetAsync($"{home}/modal/proposal?handler=File", World.Ct);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        using var chapter = await board.SendAsync(
            $"{home}/modal/proposal/usaha",
            [("Input.Words", "Menjual sayur."), ("Input.Version", "0")]
        );
        Assert.Equal($"{home}/modal/proposal#usaha", $"{chapter.Headers.Location}");
        Assert.Contains(
            "Menjual sayur.",
            await TextAsync(board, $"{home}/modal/proposal"),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Turning_a_figure_shows_what_happens_and_keeps_nothing(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        Granted(await books.PlanFinanceAsync(Usual()));
        var plan = $"/pembukuan/{books.Id.Value}/modal/rencana";
        using var treasurer = await books.Treasurer.BrowserAsync();

        var kept = await TextAsync(treasurer, plan);
        Assert.Contains("Kas kurang", kept, StringComparison.Ordinal);
        var turned = await TextAsync(treasurer, $"{plan}?jumlah=100000&bulan=24&tenggang=3&jual=20");
        Assert.Contains("Percobaan, belum disimpan", turned, StringComparison.Ordinal);
        Assert.Contains("Kas cukup untuk angsuran sampai lunas", turned, StringComparison.Ordinal);
        Assert.Contains(
            "boleh 0 sampai 12 bulan",
            await TextAsync(treasurer, $"{plan}?tenggang=13"),
            StringComparison.Ordinal
        );
        // No instalments can be made of these: the plan stays, with what is wrong.
        foreach (
            var query in new[]
            {
                "?bulan=3&tenggang=3",
                "?jumlah=0",
                "?bulan=100000",
                "?jumlah=x",
                "?jual=999999999",
            }
        )
            Assert.Contains(
                "Tabel angsuran",
                await TextAsync(treasurer, plan + query),
                StringComparison.Ordinal
            );
        Assert.Equal(kept, await TextAsync(treasurer, plan));
    }

    [Fact]
    public async Task Only_the_board_writes_and_nobody_else_sees()
    {
        await using var books = await StartAsync(Store.Sqlite);
        Granted(await books.PlanFinanceAsync(Usual()));
        var home = $"/pembukuan/{books.Id.Value}/modal";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var officer = await books.World.As(Role.Officer).BrowserAsync();

        Assert.Null(
            (await treasurer.OpenAsync($"{home}/rencana")).QuerySelector($"a[href='{home}/rencana/isi']")
        );
        using var paper = await treasurer.SendAsync(
            $"{home}?handler=Paper",
            [("Paper.Kind", "bank-account"), ("Paper.DatedOn", "2026-03-01")],
            $"/pembukuan/{books.Id.Value}/rapb/2026/isi"
        );
        Assert.Equal(HttpStatusCode.NotFound, paper.StatusCode);
        using var closed = await treasurer.GetAsync($"{home}/rencana/isi", World.Ct);
        Assert.NotEqual(HttpStatusCode.OK, closed.StatusCode);
        using var curious = await officer.GetAsync(home, World.Ct);
        Assert.NotEqual(HttpStatusCode.OK, curious.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_longer_loan_and_more_papers_ask_the_database_no_more(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        Granted(await books.PlanFinanceAsync(Usual()));
        using var board = await books.Board.BrowserAsync();
        var few = await CountAsync(books, board);

        Granted(await books.PlanFinanceAsync(Usual(1) with { Months = 120 }));
        Granted(await books.HandInAsync("bank-account", Day));
        Granted(await books.HandInAsync("members-approval", Day));
        await books.MembersAsync(30);

        var many = await CountAsync(books, board);
        Assert.Equal(few, many);
        Assert.All(many, c => Assert.InRange(c, 1, 40));
    }

    private static async Task<int[]> CountAsync(OpenedBooks books, HttpClient browser)
    {
        List<int> counts = [];
        foreach (var page in new[] { "", "/rencana", "/proposal" })
        {
            var before = books.World.Queries;
            await browser.OpenAsync($"/pembukuan/{books.Id.Value}/modal{page}");
            counts.Add(books.World.Queries - before);
        }

        return [.. counts];
    }

    private static async Task<string> TextAsync(HttpClient browser, string page) =>
        (await browser.OpenAsync(page)).QuerySelector("main")!.TextContent;

    private static IEnumerable<(string Name, string Value)> Fields(string amount, string months = "24") =>
        [
            ("Input.Version", "0"),
            ("Input.Scheme", CapitalSteps.Bank),
            ("Input.Amount", amount),
            ("Input.Operational", "4.000.000"),
            ("Input.Rate", "12"),
            ("Input.Months", months),
            ("Input.GraceMonths", "3"),
            ("Input.StartsOn", "2026-12-15"),
            ("Input.SalesGrowth", "12,5"),
            ("Input.Purposes[0].Item", "Lemari pendingin"),
            ("Input.Purposes[0].Amount", "20.000.000"),
            ("Input.Purposes[1].Item", ""),
            ("Input.Purposes[1].Amount", ""),
            ("Input.Purposes[2].Item", "Barang dagangan"),
            ("Input.Purposes[2].Amount", "4.000.000"),
        ];
}
