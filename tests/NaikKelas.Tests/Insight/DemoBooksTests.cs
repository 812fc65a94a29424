using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Insight;

/// <summary>
/// The books of the demo: enough of them, without a difference, and read by two other accounting programs, which must
/// come to the same balances to the rupiah.
/// </summary>
[Collection(SharedDemo.Name)]
public sealed partial class DemoBooksTests(LoadedDemo demo)
{
    private const int Cooperatives = 12;
    private const int Journals = 60_000;

    /// <summary>Beancount reads one co-op of each kind: it takes three times as long as hledger, which reads all.</summary>
    private static readonly string[] Kinds = ["KSP", "Koperasi Konsumen", "Koppontren", "Koperasi Desa"];

    private sealed record Listed(string Ref, string Name, IReadOnlyList<int> Years);

    private sealed record Row(
        string Account,
        string Name,
        long Opening,
        long Debit,
        long Credit,
        long Closing
    );

    [Fact]
    public async Task Twelve_co_ops_and_more_keep_sixty_thousand_journals_without_a_difference()
    {
        var listed = await ListAsync();
        var proof = await demo.TellAsync("books", "verify");

        var counts = Counted()
            .Matches(proof)
            .Select(m => int.Parse(m.Groups["journals"].Value, CultureInfo.InvariantCulture))
            .ToList();
        Assert.True(listed.Count(l => l.Years.Count >= 2) > Cooperatives, $"{listed.Count}");
        Assert.Equal(listed.Count, counts.Count);
        Assert.True(counts.Sum() >= Journals, $"{counts.Sum()}");
        Assert.Equal(listed.Count, proof.Split(", 0 selisih").Length - 1);
    }

    [Fact]
    public async Task Hledger_comes_to_the_same_balances()
    {
        Assert.SkipUnless(Installed("hledger"), "no hledger at hand");
        foreach (var (one, year) in await ChosenAsync())
        {
            var file = Path.Combine(demo.Folder, $"{one.Ref}.journal");
            await File.WriteAllTextAsync(file, await ExportAsync(one, year, "hledger"), World.Ct);
            await demo.RunAsync("hledger", "-f", file, "check");
            var told = await demo.RunAsync(
                "hledger",
                "-f",
                file,
                "balance",
                "--flat",
                "--no-total",
                "--empty",
                "-O",
                "csv"
            );

            Assert.Equal(await OwnAsync(one, year), Read(HledgerLine().Matches(told)));
        }
    }

    [Fact]
    public async Task Beancount_comes_to_the_same_balances()
    {
        Assert.SkipUnless(Installed("bean-check"), "no beancount at hand");
        foreach (var (one, year) in OfEachKind(await ChosenAsync()))
        {
            var file = Path.Combine(demo.Folder, $"{one.Ref}.beancount");
            await File.WriteAllTextAsync(file, await ExportAsync(one, year, "beancount"), World.Ct);
            await demo.RunAsync("bean-check", file);
            var told = await demo.RunAsync("bean-report", file, "balances");

            Assert.Equal(await OwnAsync(one, year), Read(BeancountLine().Matches(told)));
        }
    }

    private async Task<IReadOnlyList<Listed>> ListAsync() =>
        JsonSerializer.Deserialize<List<Listed>>(
            await demo.TellAsync("books", "list", "--json"),
            JsonSerializerOptions.Web
        )!;

    /// <summary>Every co-op's last full year, and the last of those that began within this one.</summary>
    private async Task<IReadOnlyList<(Listed, int)>> ChosenAsync() =>
        [.. (await ListAsync()).Select(l => (l, l.Years.Count > 1 ? l.Years[^2] : l.Years[^1]))];

    private static IEnumerable<(Listed One, int Year)> OfEachKind(
        IReadOnlyList<(Listed One, int Year)> all
    ) => Kinds.Select(kind => all.First(c => c.One.Name.StartsWith(kind, StringComparison.Ordinal)));

    private Task<string> ExportAsync(Listed one, int year, string format) =>
        demo.TellAsync("books", "export", "--cooperative", one.Ref, "--year", $"{year}", "--format", format);

    /// <summary>Closing balances that are not nothing, by account.</summary>
    private async Task<SortedDictionary<string, long>> OwnAsync(Listed one, int year)
    {
        var rows = JsonSerializer.Deserialize<List<Row>>(
            await demo.TellAsync(
                "books",
                "trial-balance",
                "--cooperative",
                one.Ref,
                "--year",
                $"{year}",
                "--json"
            ),
            JsonSerializerOptions.Web
        )!;
        Assert.Equal(0, rows.Sum(r => r.Closing));
        return new(
            rows.Where(r => r.Closing != 0)
                .ToDictionary(r => r.Account, r => r.Closing, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    private static SortedDictionary<string, long> Read(MatchCollection lines) =>
        new(
            lines
                .Select(m =>
                    (
                        Account: m.Groups["account"].Value,
                        Amount: long.Parse(m.Groups["amount"].Value, CultureInfo.InvariantCulture)
                    )
                )
                .Where(l => l.Amount != 0)
                .ToDictionary(l => l.Account, l => l.Amount, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    private static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@": (?<journals>\d+) jurnal", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(
        """^"[A-Za-z]+:(?<account>\d-\d{4})[^"]*","(?<amount>-?\d+)(\.)?( IDR)?"$""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex HledgerLine();

    [GeneratedRegex(
        @"^\s*[A-Za-z]+:(?<account>\d-\d{4})\S*\s+(?<amount>-?\d+) IDR",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex BeancountLine();
}
