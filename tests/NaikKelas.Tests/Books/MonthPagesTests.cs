using System.Net;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The end of a month on pages: an asset, the cash, closing, and the board that opens it again.</summary>
public sealed class MonthPagesTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task From_the_first_page_of_the_books_to_a_closed_month(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(500_000, Cash, Fees));
        var home = $"/pembukuan/{books.Id.Value}";
        var month = $"{home}/bulan/202610";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();

        Assert.NotNull((await treasurer.OpenAsync(home)).QuerySelector($"a[href='{home}/bulan']"));
        Assert.NotNull((await treasurer.OpenAsync($"{home}/bulan")).QuerySelector($"a[href='{month}']"));
        await AssetAsync(treasurer, $"{home}/aset");
        await CashAsync(treasurer, $"{home}/bulan/kas");
        await SpreadAsync(treasurer, $"{home}/bulan/beban");
        await DisposeAsync(treasurer, board, $"{home}/aset");
        Assert.True((await treasurer.OpenAsync(month)).QuerySelectorAll(".lights li").Length >= 7);
        Assert.Null((await treasurer.OpenAsync($"{home}/bulan/202611")).QuerySelector("[data-close]"));
        using var never = await treasurer.GetAsync($"{home}/bulan/202613", World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);

        await SentAsync(treasurer, month, HttpStatusCode.Redirect, ("to", "SoftClosed"));
        await SentAsync(treasurer, month, HttpStatusCode.Redirect, ("to", "Locked"));
        using var notBoard = await treasurer.SendAsync($"{month}?handler=Reopen", [], $"{home}/bulan/202609");
        Assert.Equal(HttpStatusCode.NotFound, notBoard.StatusCode);
        using var without = await board.SendAsync($"{month}?handler=Reopen", [], month);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var again = await board.SendAsync(
            $"{month}?handler=Reopen",
            [("Input.Reason", "Kuitansi listrik tertinggal")],
            month
        );
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Contains(
            "Kuitansi listrik tertinggal",
            (await treasurer.OpenAsync(month)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    /// <summary>Twelve months of 100,000 from October on.</summary>
    private static async Task SpreadAsync(HttpClient treasurer, string costs)
    {
        var form = await treasurer.OpenAsync($"{costs}/baru");
        (string, string)[] fields =
        [
            ("Input.Id", form.QuerySelector("[name='Input.Id']")!.GetAttribute("value")!),
            ("Input.Name", "Sewa ruko"),
            ("Input.Kind", "Prepaid"),
            ("Input.Account", "5-3104"),
            ("Input.First", "2026-10-01"),
            ("Input.Months", "12"),
        ];
        await SentAsync(treasurer, $"{costs}/baru", HttpStatusCode.UnprocessableEntity, fields);
        await SentAsync(
            treasurer,
            $"{costs}/baru",
            HttpStatusCode.Redirect,
            [.. fields, ("Input.Amount", "1.200.000")]
        );
        Assert.NotNull((await treasurer.OpenAsync(costs)).QuerySelector("form.actions"));
        await SentAsync(treasurer, costs, HttpStatusCode.Redirect);
        var after = await treasurer.OpenAsync(costs);
        Assert.Null(after.QuerySelector("form.actions"));
        Assert.Contains("100.000", after.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The board alone gives away what the members own.</summary>
    private static async Task DisposeAsync(HttpClient treasurer, HttpClient board, string assets)
    {
        var asset = (await treasurer.OpenAsync(assets)).QuerySelector("td a")!.GetAttribute("href")!;
        Assert.Null((await treasurer.OpenAsync(asset)).QuerySelector("[name='Input.Reason']"));
        (string, string)[] fields = [("Input.On", "2026-11-20"), ("Input.Reason", "Rusak tersambar petir")];
        using var notBoard = await treasurer.SendAsync(asset, fields, $"{assets}/baru");
        Assert.Equal(HttpStatusCode.NotFound, notBoard.StatusCode);
        await SentAsync(board, asset, HttpStatusCode.UnprocessableEntity, fields[..1]);
        await SentAsync(board, asset, HttpStatusCode.Redirect, fields);
        Assert.Contains(
            "Rusak tersambar petir",
            (await treasurer.OpenAsync(asset)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    /// <summary>Bought in 2026 for 4,800,000: ten months of 100,000 to October.</summary>
    private static async Task AssetAsync(HttpClient treasurer, string assets)
    {
        var form = await treasurer.OpenAsync($"{assets}/baru");
        (string, string)[] fields =
        [
            ("Input.Id", form.QuerySelector("[name='Input.Id']")!.GetAttribute("value")!),
            ("Input.Name", "Komputer kasir"),
            ("Input.Account", "1-3301"),
            ("Input.AcquiredOn", "2026-01-05"),
            ("Input.Cost", "4.800.000"),
        ];
        await SentAsync(treasurer, $"{assets}/baru", HttpStatusCode.UnprocessableEntity, fields);
        await SentAsync(
            treasurer,
            $"{assets}/baru",
            HttpStatusCode.Redirect,
            [.. fields, ("Input.Months", "48")]
        );
        Assert.Contains(
            "1.000.000",
            (await treasurer.OpenAsync(assets)).Body!.TextContent,
            StringComparison.Ordinal
        );
        await SentAsync(treasurer, assets, HttpStatusCode.Redirect);
        Assert.Contains(
            "3.800.000",
            (await treasurer.OpenAsync(assets)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static async Task CashAsync(HttpClient treasurer, string cash)
    {
        await SentAsync(treasurer, cash, HttpStatusCode.UnprocessableEntity, ("Input.Account", Cash));
        await SentAsync(
            treasurer,
            cash,
            HttpStatusCode.Redirect,
            ("Input.Account", Cash),
            ("Input.Date", "2026-11-20"),
            ("Input.Notes[0].Worth", "100000"),
            ("Input.Notes[0].Count", "4")
        );
        Assert.NotNull(
            (await treasurer.OpenAsync(cash)).QuerySelector("form[action*='Difference'] [name=account]")
        );
        using var posted = await treasurer.SendAsync(
            $"{cash}?handler=Difference",
            [("account", Cash), ("date", "2026-11-20")],
            cash
        );
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
    }

    private static async Task SentAsync(
        HttpClient person,
        string page,
        HttpStatusCode wanted,
        params (string, string)[] fields
    )
    {
        using var answer = await person.SendAsync(page, fields);
        Assert.Equal(wanted, answer.StatusCode);
    }
}
