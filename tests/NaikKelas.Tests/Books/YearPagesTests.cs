using System.Net;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Books.YearSteps;

namespace NaikKelas.Tests.Books;

/// <summary>The whole way on pages: from the books' first page to the last member paid.</summary>
public sealed class YearPagesTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task From_the_first_page_of_the_books_to_paid_members(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.EarningYearAsync();
        var home = $"/pembukuan/{books.Id.Value}";
        var year = $"{home}/tahun/{Year}";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();

        Assert.NotNull((await treasurer.OpenAsync(home)).QuerySelector($"a[href='{home}/tahun']"));
        Assert.NotNull((await treasurer.OpenAsync($"{home}/tahun")).QuerySelector($"a[href='{year}']"));
        Assert.Equal(6, (await treasurer.OpenAsync(year)).QuerySelectorAll(".lights li").Length);
        Assert.Null(
            (await treasurer.OpenAsync($"{home}/tahun/2026")).QuerySelector("main form button.btn-primary")
        );
        using var never = await treasurer.GetAsync($"{home}/tahun/2024", World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        using var closed = await treasurer.SendAsync(year, []);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        using var notTreasurer = await treasurer.SendAsync(
            $"{year}?handler=Accept",
            [("Accept.AcceptedOn", "2026-03-12")],
            $"{year}/ketentuan"
        );
        Assert.Equal(HttpStatusCode.NotFound, notTreasurer.StatusCode);
        using var without = await board.SendAsync($"{year}?handler=Reopen", [], year);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains(
            "Reopen",
            (await World.ReadAsync(without)).QuerySelector(".error-summary")!.InnerHtml,
            StringComparison.Ordinal
        );
        using var accepted = await board.SendAsync(
            $"{year}?handler=Accept",
            [("Accept.AcceptedOn", "2026-03-12")],
            year
        );
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        await DividedAsync(treasurer, year);
        Assert.Equal(0, await books.BalanceAsync(MembersFund));
    }

    /// <summary>The co-op's own shares, the division, one paid into savings and one in cash, and the list as a file.</summary>
    private static async Task DividedAsync(HttpClient treasurer, string year)
    {
        var plan = await treasurer.OpenAsync($"{year}/shu");
        Assert.NotNull(plan.QuerySelector($"a[href='{year}/ketentuan']"));
        Assert.Null(plan.QuerySelector("[name=Seal]"));
        var form = await treasurer.OpenAsync($"{year}/ketentuan");
        List<(string, string)> fields =
        [
            .. form.QuerySelectorAll("[name^='Input.Lines']")
                .Select(f => (f.GetAttribute("name")!, f.GetAttribute("value") ?? "")),
            ("Input.Capital", "PokokWajib"),
            ("Input.Business", "LoanService"),
            ("Input.Basis", "AD pasal 45"),
            ("Input.Version", "0"),
        ];
        using var saved = await treasurer.SendAsync($"{year}/ketentuan", [.. fields]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var ready = await treasurer.OpenAsync($"{year}/shu");
        Assert.Contains("43.200", ready.Body!.TextContent, StringComparison.Ordinal);
        using var posted = await treasurer.SendAsync(
            $"{year}/shu",
            [("Seal", ready.QuerySelector("[name=Seal]")!.GetAttribute("value")!)]
        );
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        using var paid = await treasurer.SendAsync($"{year}/shu?handler=Savings", [], $"{year}/shu");
        Assert.Equal(HttpStatusCode.Redirect, paid.StatusCode);
        var last = (await treasurer.OpenAsync($"{year}/shu")).QuerySelectorAll("[name='Cash.Member'] option");
        using var cash = await treasurer.SendAsync(
            $"{year}/shu?handler=Cash",
            [("Cash.Member", last[^1].GetAttribute("value")!), ("Cash.Account", Cash)],
            $"{year}/shu"
        );
        Assert.Equal(HttpStatusCode.Redirect, cash.StatusCode);
        using var file = await treasurer.GetAsync($"{year}/shu?handler=File", World.Ct);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }
}
