using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Bench;

/// <summary>
/// A million journals of one co-op in one year: what stands on its accounts from the kept balances, from the lines, and
/// by the whole proof; beside them <c>ledger</c> and <c>hledger</c> on the same year as it is exported.
/// </summary>
internal static class MillionBench
{
    private const int PerFile = 100_000;
    private const int Members = 1000;
    private const int Turns = 5;

    /// <summary>Fewer where the environment says so, to see in a minute whether all of it works.</summary>
    private static readonly int Files =
        int.Parse(
            Environment.GetEnvironmentVariable("NAIKKELAS_BENCH_JOURNALS") ?? "1000000",
            CultureInfo.InvariantCulture
        ) / PerFile;

    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    public static async Task RunAsync(BooksHouse house)
    {
        var cooperative = (await house.OpenAsync(1, First, Members))[0];
        await FillAsync(house, cooperative);
        await KeptAsync(house, cooperative);
        await LinesAsync(house, cooperative);
        var folder = Directory.CreateTempSubdirectory("naikkelas-million-").FullName;
        try
        {
            await ProgramsAsync(house, cooperative, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(BooksHouse house, OrganisationId cooperative)
    {
        var days = Last.DayNumber - First.DayNumber + 1;
        for (var file = 0; file < Files; file++)
        {
            var csv = JournalTexts.Days(
                file * PerFile,
                PerFile,
                First.AddDays(days * file / Files),
                First.AddDays(days * (file + 1) / Files - 1),
                Members
            );
            var watch = Stopwatch.StartNew();
            await house.ImportAsync(cooperative, csv);
            await house.TellAsync($"file {file + 1}: {PerFile / watch.Elapsed.TotalSeconds:0} journals/s");
        }
    }

    private static async Task KeptAsync(BooksHouse house, OrganisationId cooperative)
    {
        var pace = await Pace.OfAsync(
            Enumerable.Range(0, Turns),
            _ =>
                house.AskAsync<ReadFigures, BooksFigures>(read =>
                    read.RunAsync(cooperative, StatementSpan.YearTo(Last), CancellationToken.None)
                )
        );
        await house.TellAsync($"balances as they are kept: {pace.Spread}");
    }

    /// <summary>The plain sum over all lines, as the database makes it.</summary>
    private static async Task LinesAsync(BooksHouse house, OrganisationId cooperative)
    {
        var sums = new List<LineSum>();
        var pace = await Pace.OfAsync(
            Enumerable.Range(0, Turns),
            async _ => sums = await house.AskAsync<Db, List<LineSum>>(db => SumAsync(db, cooperative))
        );
        if (sums.Sum(s => s.Amount) != 0)
            throw new InvalidOperationException("The lines do not balance.");
        await house.TellAsync($"balances from {sums.Sum(s => s.Lines)} lines: {pace.Spread}");
    }

    private static async Task<List<LineSum>> SumAsync(Db db, OrganisationId cooperative)
    {
        await db.ForCooperativeAsync(cooperative, CancellationToken.None);
        var of = cooperative.Value;
        return await db
            .Database.SqlQuery<LineSum>(
                $"""
                SELECT account_code AS "Account", CAST(SUM(amount) AS bigint) AS "Amount", COUNT(*) AS "Lines"
                FROM journal_lines WHERE cooperative_id = {of} GROUP BY account_code
                """
            )
            .ToListAsync();
    }

    /// <summary>Whole programs, from their start to their end.</summary>
    private static async Task ProgramsAsync(BooksHouse house, OrganisationId cooperative, string folder)
    {
        var (journal, output) = (Path.Combine(folder, "million.journal"), Path.Combine(folder, "output"));
        string[] ours = ["--cooperative", $"{cooperative.Value}"];
        string[] ofYear = [.. ours, "--year", "2025"];
        await TellAsync(
            "books trial-balance",
            output,
            FilledHouse.Program,
            ["books", "trial-balance", .. ofYear]
        );
        await TellAsync("books verify", output, FilledHouse.Program, ["books", "verify", .. ours]);
        await TellAsync(
            "books export",
            journal,
            FilledHouse.Program,
            ["books", "export", .. ofYear, "--format", "hledger"]
        );
        await house.TellAsync($"the export holds {new FileInfo(journal).Length / 1e6:0} MB");
        await TellAsync("ledger balance", output, "ledger", ["--args-only", "-f", journal, "balance"]);
        await TellAsync("hledger balance", output, "hledger", ["-f", journal, "balance"]);

        async Task TellAsync(string what, string to, string program, string[] arguments)
        {
            var timed = await TimedProcess.RunAsync(to, program, arguments);
            await house.TellAsync($"{what}: {timed?.ToString() ?? "not installed"}");
        }
    }

    private sealed record LineSum(string Account, long Amount, long Lines);
}
