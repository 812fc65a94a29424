using System.Net;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
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

        Assert.Equal($"/pembukuan/{books.Id.Value}/bagan-akun", $"{way.Headers.Location}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(
            "Rp50.000",
            (await World.ReadAsync(page)).Body!.TextContent,
            StringComparison.Ordinal
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
}
