using System.Diagnostics;

namespace NaikKelas.Bench;

/// <summary>
/// The proof of the crash, as the tests have it, with fifty kills of the served program under load instead of five: what
/// was answered stands, what was under way is posted once, and the books are proven afterwards.
/// </summary>
internal static class KillBench
{
    private const string Kills = "50";

    /// <exception cref="InvalidOperationException">A posting was lost or doubled, or the tests are not built.</exception>
    public static async Task RunAsync(BooksHouse house)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace("NaikKelas.Bench", "NaikKelas.Tests", StringComparison.Ordinal),
            "NaikKelas.Tests"
        );
        if (!File.Exists(program))
            throw new InvalidOperationException($"{program}: build the tests first.");
        var start = new ProcessStartInfo(program, ["--no-progress", "--filter-class", "*.CrashTests"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["NAIKKELAS_TEST_KILLS"] = Kills;
        if (house.Postgres is { } postgres)
            start.Environment["NAIKKELAS_TEST_POSTGRES"] = postgres;
        else
            start.Environment.Remove("NAIKKELAS_TEST_POSTGRES");
        var watch = Stopwatch.StartNew();
        using var tests = Process.Start(start)!;
        var told = await tests.StandardOutput.ReadToEndAsync();
        await tests.WaitForExitAsync();
        if (tests.ExitCode != 0)
            throw new InvalidOperationException(told);
        await house.TellAsync(
            $"{Kills} kills under load: nothing lost, nothing double, {watch.Elapsed.TotalSeconds:0} s"
        );
    }
}
