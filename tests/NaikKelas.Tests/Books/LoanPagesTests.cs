using System.Net;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The pages on which a loan that cannot be paid as agreed is rescheduled or written off.</summary>
public sealed class LoanPagesTests
{
    private static readonly (string, string)[] Six =
    [
        ("Input.Reason", "Panen gagal"),
        ("Input.Months", "6"),
        ("Input.Rate", "12"),
        ("Input.Method", "Flat"),
    ];

    [Fact]
    public async Task Another_schedule_is_looked_at_asked_for_and_agreed_to()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.ReadyToLendAsync();
        var page = PageOf(books, await books.LentAsync());
        using var treasurer = await books.Treasurer.BrowserAsync();

        using var preview = await treasurer.SendAsync(
            $"{page}/jadwal-ulang?handler=Preview",
            Six,
            $"{page}/jadwal-ulang"
        );
        Assert.Contains(
            "212.000",
            await preview.Content.ReadAsStringAsync(World.Ct),
            StringComparison.Ordinal
        );
        using var asked = await treasurer.SendAsync(
            $"{page}/jadwal-ulang",
            [.. Six, ("Input.Id", $"{Guid.CreateVersion7()}")]
        );
        Assert.Equal(page, $"{asked.Headers.Location}");
        await AgreeAsync(books, page);

        Assert.Contains(
            "Jadwal lama ke-1",
            (await treasurer.OpenAsync(page)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_written_off_is_asked_for_and_comes_in_on_its_page()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.ReadyToLendAsync();
        var page = PageOf(books, await books.LentAsync());
        using var treasurer = await books.Treasurer.BrowserAsync();

        using var off = await treasurer.SendAsync(
            $"{page}/hapus-buku",
            [("Input.Reason", "Pindah"), ("Input.Id", $"{Guid.CreateVersion7()}")]
        );
        Assert.Equal(page, $"{off.Headers.Location}");
        await AgreeAsync(books, page);
        using var came = await treasurer.SendAsync(
            $"{page}?handler=Recover",
            [("Recovery.Amount", "50.000"), ("Recovery.Key", $"{Guid.CreateVersion7()}")],
            page
        );

        Assert.Equal(HttpStatusCode.Redirect, came.StatusCode);
        Assert.Equal(-50_000, await books.BalanceAsync(LoanChangeSteps.Other));
        var list = await treasurer.OpenAsync($"/pembukuan/{books.Id.Value}/pinjaman?tampil=dihapus");
        Assert.NotNull(list.QuerySelector($"a[href='{page}']"));
    }

    private static string PageOf(OpenedBooks books, LoanId loan) =>
        $"/pembukuan/{books.Id.Value}/pinjaman/{loan.Value}";

    private static async Task AgreeAsync(OpenedBooks books, string page)
    {
        foreach (var person in new[] { books.Board, books.SecondOfBoard })
        {
            using var browser = await person.BrowserAsync();
            var request = (await browser.OpenAsync(page))
                .QuerySelector("form[action*='Agree'] input[name=usul]")!
                .GetAttribute("value")!;
            using var agreed = await browser.SendAsync($"{page}?handler=Agree", [("usul", request)], page);
            Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        }
    }
}
