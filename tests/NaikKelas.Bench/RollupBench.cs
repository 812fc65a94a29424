using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Proof;
using NaikKelas.Kernel;

namespace NaikKelas.Bench;

/// <summary>What the agency sees of 306 co-ops that have kept books for two years: the use case, and as a page.</summary>
internal static class RollupBench
{
    private const int Cooperatives = 306;
    private const int Months = 24;
    private const int Turns = 100;

    public static async Task RunAsync(BooksHouse house)
    {
        var first = house.Today.AddMonths(-Months);
        var csv = JournalTexts.Months(first, Months);
        var all = await house.OpenAsync(Cooperatives, first, members: 0);
        foreach (var cooperative in all)
        {
            await house.ImportAsync(cooperative, csv);
            await house.AskAsync<KeepProof, BookProof>(k => k.RunAsync(cooperative, CancellationToken.None));
        }

        await house.AddOfficersAsync();
        await ReadAsync(house);
        await house.TellAsync(
            $"roll-up of {Cooperatives} co-ops, {await BalancesAsync(house)} balances: {(await ReadAsync(house)).Spread}"
        );

        await using var served = await ServedHouse.StartAsync(CancellationToken.None);
        using var client = PageLoad.ClientOf(served.Address, 1);
        await Load.SignInAsync(client, "Bagus", CancellationToken.None);
        await PageAsync(client);
        await house.TellAsync($"as a page: {(await PageAsync(client)).Spread}");
    }

    private static Task<Pace> ReadAsync(BooksHouse house) =>
        Pace.OfAsync(
            Enumerable.Range(0, Turns),
            async _ =>
            {
                var kept = await house.AskAsync<KeptBooksBook, IReadOnlyList<KeptBooks>>(book =>
                    book.AllAsync(CancellationToken.None)
                );
                if (kept.Count < Cooperatives)
                    throw new InvalidOperationException($"{kept.Count} co-ops were found.");
            }
        );

    private static Task<int> BalancesAsync(BooksHouse house) =>
        house.AskAsync<Db, int>(async db =>
        {
            await db.ForRollupAsync(CancellationToken.None);
            return await db.Balances.CountAsync();
        });

    private static Task<Pace> PageAsync(HttpClient client) =>
        Pace.OfAsync(
            Enumerable.Range(0, Turns),
            async _ =>
            {
                using var answer = await client.GetAsync(new Uri("/pembukuan/koperasi", UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                answer.EnsureSuccessStatusCode();
            }
        );
}
