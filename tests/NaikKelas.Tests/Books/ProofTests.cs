using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Proof;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The proof once a day: it is kept, it is due again a day later, and books that were tampered with ring.</summary>
public sealed class ProofTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Books_are_due_once_a_day_and_what_was_found_is_kept(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(1000));

        Assert.Equal([books.Id], await DueAsync(books));
        var proof = await ProveAsync(books);
        Assert.Empty(await DueAsync(books));
        books.World.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((1, 2, 0), (proof.Journals, proof.Lines, proof.Differences));
        Assert.Equal([books.Id], await DueAsync(books));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Somebody_with_the_database_in_hand_is_found_out(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.PostedAsync(Journal(1000));
        using var board = await books.World.As(Role.CoopBoard, books.Id.Value).BrowserAsync();
        using var officer = await books.World.As(Role.Officer).BrowserAsync();
        var home = $"/pembukuan/{books.Id.Value}/pemeriksaan";
        using var well = await board.SendAsync(home, []);
        var before = await board.OpenAsync(home);
        await books.World.DoAsync<Db>(db =>
            db.Database.ExecuteSqlAsync(
                $"UPDATE balances SET debit = debit + 7 WHERE cooperative_id = {books.Id.Value} AND account_code = {Power}",
                World.Ct
            )
        );
        books.World.Clock.Advance(TimeSpan.FromMinutes(1));
        using var now = await books.World.As(Role.CoopBoard, books.Id.Value).BrowserAsync();

        using var ill = await now.SendAsync(home, []);
        var after = await now.OpenAsync(home);

        Assert.Equal(HttpStatusCode.Redirect, well.StatusCode);
        Assert.Contains("cocok semua", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 selisih", after.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("balance", after.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await now.OpenAsync("/beranda/koperasi")).QuerySelector($".todo a[href='{home}']"));
        using var curious = await officer.GetAsync(home, World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, curious.StatusCode);
    }

    private static Task<IReadOnlyList<OrganisationId>> DueAsync(OpenedBooks books) =>
        books.World.AskAsync<KeepProof, IReadOnlyList<OrganisationId>>(k => k.DueAsync(World.Ct));

    private static Task<BookProof> ProveAsync(OpenedBooks books) =>
        books.World.AskAsync<KeepProof, BookProof>(k => k.RunAsync(books.Id, World.Ct));
}
