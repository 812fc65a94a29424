namespace NaikKelas.Bench;

/// <summary><c>bench books [PIECE] [POSTGRES-CONNECTION]</c>: the books, all pieces one after another or one alone.</summary>
internal static class BooksBench
{
    private static readonly (string Name, Func<BooksHouse, Task> RunAsync)[] Pieces =
    [
        ("posting", PostingBench.RunAsync),
        ("http", EntryLoad.RunAsync),
        ("import", BooksImportBench.RunAsync),
        ("statements", StatementBench.RunAsync),
        ("rollup", RollupBench.RunAsync),
        ("million", MillionBench.RunAsync),
        ("loans", LoanBench.RunAsync),
        ("year", YearBench.RunAsync),
        ("kills", KillBench.RunAsync),
    ];

    public static async Task RunAsync(IReadOnlyList<string> asked, TextWriter output)
    {
        var names = Pieces.Select(p => p.Name).ToList();
        var chosen = asked is [var first, ..] && names.Contains(first, StringComparer.Ordinal) ? first : null;
        var postgres = asked.Skip(chosen is null ? 0 : 1).SingleOrDefault();
        foreach (var (name, runAsync) in Pieces.Where(p => chosen is null || p.Name == chosen))
        {
            var load = (await File.ReadAllTextAsync("/proc/loadavg")).Trim();
            await output.WriteLineAsync($"{name} (load of the machine before: {load})");
            await using var house = new BooksHouse(postgres, output);
            await runAsync(house);
        }
    }
}
