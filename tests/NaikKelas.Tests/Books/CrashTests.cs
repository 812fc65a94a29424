using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>The served program, killed without warning while tills post: what was answered stands, once and whole.</summary>
public sealed class CrashTests
{
    private const int Few = 5;

    public static TheoryData<string> Providers => World.Providers;

    /// <summary>How often it is killed; whoever has the time asks for more.</summary>
    private static int Kills =>
        int.TryParse(
            Environment.GetEnvironmentVariable("NAIKKELAS_TEST_KILLS"),
            CultureInfo.InvariantCulture,
            out var many
        )
            ? many
            : Few;

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_answered_posting_survives_a_kill_and_what_was_under_way_is_posted_once(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        var tills = await Tills.OfAsync(books);

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await BooksServer.StartAsync(books.World.Store, books.World.Folder);
            using var client = tills.ClientOf(server);
            await tills.RepeatAsync(client);
            await tills.PostUntilKilledAsync(server, enough: 40 + kill % 5 * 13);
        }

        using var here = tills.With(books.World.Browser());
        await tills.RepeatAsync(here);

        Assert.NotEqual(0, tills.Lost);
        await StandsAsync(books, tills);
        await books.HoldsAsync();
        Assert.Equal(0, (await books.World.CliAsync("books", "verify")).ExitCode);
    }

    /// <summary>The journals are exactly those that were answered, as they were answered, in a row.</summary>
    private static async Task StandsAsync(OpenedBooks books, Tills tills)
    {
        var journals = await books.World.AskAsync<Db, List<Journal>>(db =>
            db.Journals.AsNoTracking()
                .Where(j => j.CooperativeId == books.Id)
                .OrderBy(j => j.Seq)
                .ToListAsync(World.Ct)
        );
        Assert.Equal(Enumerable.Range(1, journals.Count), journals.Select(j => j.Number));
        Assert.Equal(
            tills.Answered.Select(a => (a.Key, a.Value.Seq, a.Value.Reference)).OrderBy(a => a.Seq),
            journals.Select(j =>
                (j.Key, (long?)j.Seq, (string?)Posted.ReferenceOf(j.UnitCode, j.Year, j.Number))
            )
        );
    }
}
