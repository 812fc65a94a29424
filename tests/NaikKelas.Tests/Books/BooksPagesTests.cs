using System.Net;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>A co-op's own people see its books; for everybody else there are none.</summary>
public sealed class BooksPagesTests
{
    [Fact]
    public async Task The_navigation_leads_the_treasurer_of_one_co_op_straight_into_its_books()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.PostedAsync(Journal(50_000));
        using var treasurer = await books.World.As(Role.CoopTreasurer, books.Id.Value).BrowserAsync();

        var way = await treasurer.GetAsync("/pembukuan", World.Ct);
        var page = await treasurer.GetAsync(way.Headers.Location, World.Ct);

        Assert.Equal($"/pembukuan/{books.Id.Value}", $"{way.Headers.Location}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.NotNull(
            (await World.ReadAsync(page)).QuerySelector($"a[href='/pembukuan/{books.Id.Value}/bagan-akun']")
        );
    }

    [Fact]
    public async Task Another_co_ops_books_and_the_agencys_curiosity_meet_nothing()
    {
        await using var books = await StartAsync(Store.Sqlite);
        var other = await books.BesideAsync();
        foreach (
            var someone in new[]
            {
                books.World.As(Role.CoopTreasurer, other.Id.Value),
                books.World.As(Role.Officer),
                books.World.As(Role.CoopBoard),
            }
        )
        {
            using var browser = await someone.BrowserAsync();
            var page = await browser.GetAsync($"/pembukuan/{books.Id.Value}/bagan-akun", World.Ct);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }
    }

    [Fact]
    public async Task A_co_op_opens_its_books_from_the_navigation_once()
    {
        await using var world = await World.StartAsync();
        var id = await world.CoopAsync("KSP Mulai Baru");
        using var treasurer = await world.As(Role.CoopTreasurer, id.Value).BrowserAsync();

        var way = (await treasurer.OpenAsync("/pembukuan"))
            .QuerySelector("main a.btn-primary")!
            .GetAttribute("href")!;
        using var wrong = await treasurer.SendAsync(
            way,
            [("Input.Template", "ksp"), ("Input.OpenedOn", "2999-01-01")]
        );
        using var without = await treasurer.SendAsync(way, [("Input.OpenedOn", "2026-01-01")]);
        using var opened = await treasurer.SendAsync(
            way,
            [("Input.Template", "ksp"), ("Input.OpenedOn", "2026-01-01"), ("Input.ApprovalFrom", "5.000.000")]
        );
        using var again = await treasurer.GetAsync(way, World.Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal($"/pembukuan/{id.Value}/saldo-awal", $"{opened.Headers.Location}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains(
            "0 anggota tercatat",
            (await treasurer.OpenAsync($"{opened.Headers.Location}")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    public static TheoryData<string> Providers => World.Providers;

    /// <summary>That they write and how far, for the office of their own region; what stands there it does not say.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_agency_sees_who_keeps_books_and_how_far(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(50_000));
        await books.BesideAsync();
        using var own = await books.World.As(Role.Officer).BrowserAsync();
        using var elsewhere = await books.World.As(Role.Officer, "11.01").BrowserAsync();

        var rows = (await own.OpenAsync("/pembukuan/koperasi")).QuerySelectorAll("tbody tr");
        var none = await elsewhere.OpenAsync("/pembukuan/koperasi");

        // Opened in January 2025 and never written in: furthest behind, and first.
        Assert.Equal(2, rows.Length);
        Assert.Contains("belum ada", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("November 2026", rows[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("50.000", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(none.QuerySelectorAll("tbody tr"));
    }
}
