using NaikKelas.Books.Proof;
using NaikKelas.Books.Statements;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Bench;

/// <summary>Every statement of every month of a co-op with 100,000 journals over three years, one after another.</summary>
internal static class StatementBench
{
    private const int Journals = 100_000;
    private const int Members = 200;
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    private static List<DateOnly> Ends =>
        [.. Enumerable.Range(1, 36).Select(m => First.AddMonths(m).AddDays(-1))];

    /// <summary>The last of a month is told by the kept balances; the day before needs its month's lines.</summary>
    private static List<DateOnly> DaysBefore => [.. Ends.Select(d => d.AddDays(-1))];

    public static async Task RunAsync(BooksHouse house)
    {
        var cooperative = (await house.OpenAsync(1, First, Members))[0];
        await house.ImportAsync(cooperative, JournalTexts.Days(0, Journals, First, Last, Members));
        await house.AddTreasurersAsync([cooperative]);
        // Counted already, so that the served program does not count while it is asked for pages.
        await house.AskAsync<KeepProof, BookProof>(k => k.RunAsync(cooperative, CancellationToken.None));
        await ReadAsync(house, cooperative, Ends);
        await house.TellAsync(
            $"figures to the end of a month: {(await ReadAsync(house, cooperative, Ends)).Spread}"
        );
        await house.TellAsync(
            $"figures to the day before it: {(await ReadAsync(house, cooperative, DaysBefore)).Spread}"
        );

        await using var served = await ServedHouse.StartAsync(CancellationToken.None);
        using var client = PageLoad.ClientOf(served.Address, 1);
        await Load.SignInAsync(client, BooksHouse.TreasurerOf(0), CancellationToken.None);
        await PagesAsync(client, cooperative, Ends);
        await house.TellAsync(
            $"pages to the end of a month: {(await PagesAsync(client, cooperative, Ends)).Spread}"
        );
        await house.TellAsync(
            $"pages to the day before it: {(await PagesAsync(client, cooperative, DaysBefore)).Spread}"
        );
    }

    /// <summary>All that is read for any statement: accounts and sums of this span and of the same a year before.</summary>
    private static Task<Pace> ReadAsync(BooksHouse house, OrganisationId cooperative, List<DateOnly> days) =>
        Pace.OfAsync(
            days,
            day =>
                house.AskAsync<ReadFigures, BooksFigures>(read =>
                    read.RunAsync(cooperative, StatementSpan.YearTo(day), CancellationToken.None)
                )
        );

    /// <summary>The five statements and the summary before them, of each day.</summary>
    private static Task<Pace> PagesAsync(
        HttpClient client,
        OrganisationId cooperative,
        List<DateOnly> days
    ) =>
        Pace.OfAsync(
            from day in days
            from code in StatementNames.All.Select(n => $"/{n.Code}").Append("")
            select new Uri(
                $"/pembukuan/{cooperative.Value}/laporan{code}{new StatementQuery(day, MonthOnly: false, null)}",
                UriKind.Relative
            ),
            async page =>
            {
                using var answer = await client.GetAsync(page);
                await answer.Content.ReadAsByteArrayAsync();
                answer.EnsureSuccessStatusCode();
                if (
                    answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith(
                        "/masuk",
                        StringComparison.Ordinal
                    )
                )
                    throw new InvalidOperationException("Not signed in.");
            }
        );
}
