using System.Diagnostics;
using System.Globalization;

namespace NaikKelas.Bench;

/// <summary>What came of a closed loop or of a list of questions.</summary>
/// <param name="Times">Milliseconds, sorted.</param>
/// <param name="Took">By the clock.</param>
/// <param name="Cpu">What this very process computed meanwhile.</param>
internal sealed record Pace(IReadOnlyList<double> Times, TimeSpan Took, TimeSpan Cpu)
{
    public double PerSecond => Times.Count / Took.TotalSeconds;

    public double CpuEach => Cpu.TotalMilliseconds / Times.Count;

    public double At(double share) => Times[(int)(share * (Times.Count - 1))];

    /// <summary>So many callers at once, each asking again as soon as it is answered.</summary>
    public static async Task<Pace> OfAsync(int callers, TimeSpan length, Func<int, Task> act)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        List<double> times = [];
                        while (watch.Elapsed < length)
                            times.Add(await TimeAsync(() => act(caller)));
                        return times;
                    })
                )
        );
        return new Pace(
            [.. all.SelectMany(t => t).Order()],
            watch.Elapsed,
            Environment.CpuUsage.TotalTime - before
        );
    }

    /// <summary>One caller, one thing after another.</summary>
    public static async Task<Pace> OfAsync<T>(IEnumerable<T> things, Func<T, Task> act)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        List<double> times = [];
        foreach (var thing in things)
            times.Add(await TimeAsync(() => act(thing)));
        return new Pace([.. times.Order()], watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    public string Rate =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond:0}/s, p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, longest {Times[^1]:0} ms"
        );

    public string Spread =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Times.Count} times, p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, longest {Times[^1]:0.0} ms"
        );

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
