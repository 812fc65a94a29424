using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NaikKelas.Registry.Organisations;
using Npgsql;

namespace NaikKelas.Bench;

/// <param name="PerSecond">Postings.</param>
/// <param name="Latency">Milliseconds on average.</param>
internal sealed record PgBenchRate(double PerSecond, double Latency);

/// <summary>PostgreSQL's own load generator with the very function that a posting calls: what no program can surpass by much.</summary>
internal static partial class PgBench
{
    public static async Task<PgBenchRate> RunAsync(
        string postgres,
        IReadOnlyList<OrganisationId> cooperatives,
        DateOnly day,
        int clients,
        TimeSpan length
    )
    {
        var folder = Directory.CreateTempSubdirectory("naikkelas-pgbench-").FullName;
        try
        {
            List<string> arguments =
            [
                "--no-vacuum",
                "--protocol=prepared",
                "--jobs=2",
                Told($"--client={clients}"),
                Told($"--time={length.TotalSeconds:0}"),
            ];
            foreach (var cooperative in cooperatives)
            {
                var script = Path.Combine(folder, $"{cooperative.Value:N}.sql");
                await File.WriteAllTextAsync(script, Script(cooperative, day));
                arguments.Add($"--file={script}");
            }

            var output = await RunAsync(new NpgsqlConnectionStringBuilder(postgres), arguments);
            return new PgBenchRate(Read(Rate(), output), Read(Latency(), output));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Script(OrganisationId cooperative, DateOnly day) =>
        Told(
            $$"""
            \set k random(1, 9000000000000000000)
            SELECT seq, number, before FROM post_journal('{{cooperative.Value}}', 'pgbench' || :k::bigint,
                '\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'USP', '{{day:yyyy-MM-dd}}', 'Entry',
                'Bayar listrik', NULL, NULL, NULL, now(), '{5-3102,1-1101}', '{50000,-50000}', '{USP,USP}', '{None,None}',
                '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}');

            """
        );

    private static async Task<string> RunAsync(
        NpgsqlConnectionStringBuilder to,
        IReadOnlyList<string> arguments
    )
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = (to.Host, Told($"{to.Port}"));
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (to.Username, to.Password);
        start.Environment["PGDATABASE"] = to.Database;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}");
    }

    /// <summary>Debian keeps it beside the server, outside of the path.</summary>
    private static string Program =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.GetFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories)
            is [var found, ..]
            ? found
            : "pgbench";

    private static double Read(Regex figure, string output) =>
        double.Parse(figure.Match(output).Groups["n"].Value, CultureInfo.InvariantCulture);

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("tps = (?<n>[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex("latency average = (?<n>[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latency();
}
