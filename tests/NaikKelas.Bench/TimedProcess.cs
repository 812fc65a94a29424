using System.Diagnostics;
using System.Globalization;

namespace NaikKelas.Bench;

/// <summary>Another program from start to end, as GNU time saw it.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="Processor">Seconds of processor.</param>
/// <param name="Megabytes">The most memory it held.</param>
internal sealed record TimedProcess(double Seconds, double Processor, double Megabytes)
{
    private const string Time = "/usr/bin/time";

    /// <param name="output">Where its output goes.</param>
    /// <param name="program">A path, or a name that the path knows.</param>
    /// <param name="arguments">Told to it.</param>
    /// <returns>Null where the program is not installed.</returns>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static async Task<TimedProcess?> RunAsync(
        string output,
        string program,
        params IReadOnlyList<string> arguments
    )
    {
        using var process = Process.Start(
            new ProcessStartInfo(Time, ["-f", "%e %U %S %M", program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        await using (var file = File.Create(output))
        {
            var copied = process.StandardOutput.BaseStream.CopyToAsync(file);
            var told = await process.StandardError.ReadToEndAsync();
            await copied;
            await process.WaitForExitAsync();
            const int NotFound = 127;
            if (process.ExitCode == NotFound)
                return null;
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program}: {told}");
            var figures = told.Trim()
                .Split('\n')[^1]
                .Split(' ')
                .Select(f => double.Parse(f, CultureInfo.InvariantCulture))
                .ToList();
            return new TimedProcess(figures[0], figures[1] + figures[2], figures[3] / 1024);
        }
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Seconds:0.00} s, {Processor:0.00} s of processor, {Megabytes:0} MB"
        );
}
