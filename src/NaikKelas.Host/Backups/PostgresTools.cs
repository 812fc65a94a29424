using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace NaikKelas.Host.Backups;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>, told where by the environment so that no password stands in a process list.</summary>
internal static class PostgresTools
{
    public static Task DumpAsync(string connection, string file, CancellationToken ct) =>
        RunAsync("pg_dump", connection, ["--format=custom", "--no-owner", $"--file={file}"], ct);

    /// <summary>Whole or not at all.</summary>
    public static Task RestoreAsync(string connection, string file, CancellationToken ct) =>
        RunAsync(
            "pg_restore",
            connection,
            [
                "--no-owner",
                "--single-transaction",
                "--exit-on-error",
                $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}",
                file,
            ],
            ct
        );

    private static async Task RunAsync(
        string tool,
        string connection,
        IReadOnlyList<string> arguments,
        CancellationToken ct
    )
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = to.Database;
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGPASSWORD"] = to.Password;
        using var process =
            Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var error = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{tool}: {error.Trim()}");
    }
}
