using System.Diagnostics;
using NaikKelas.Books.Proof;

namespace NaikKelas.Bench;

/// <summary>Three years of old journals in one file, read, checked and posted whole or not at all; then counted again.</summary>
internal static class BooksImportBench
{
    private const int Journals = 100_000;
    private const int Members = 200;
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    public static async Task RunAsync(BooksHouse house)
    {
        var csv = JournalTexts.Days(0, Journals, First, Last, Members);
        for (var turn = 1; turn <= 2; turn++)
        {
            var cooperative = (await house.OpenAsync(1, First, Members))[0];
            var watch = Stopwatch.StartNew();
            var posted = await house.ImportAsync(cooperative, csv);
            var took = watch.Elapsed.TotalSeconds;
            watch.Restart();
            var proof = await house.AskAsync<VerifyBooks, BooksProof>(v =>
                v.RunAsync(cooperative, CancellationToken.None)
            );
            if (!proof.Holds || posted != Journals)
                throw new InvalidOperationException(
                    $"{posted} posted, {proof.Differences.Count} differences"
                );
            await house.TellAsync(
                $"import of {posted} journals with {proof.Lines} lines: {took:0.0} s, {posted / took:0}/s; counted again and all well in {watch.Elapsed.TotalSeconds:0.0} s"
            );
        }
    }
}
