using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace NaikKelas.Bench;

/// <summary>
/// A closed loop of people who press as soon as the page before has come: 20 at once, on the same machine as the
/// program. Prints median and 95th percentile of each page, the time until it served, and its memory afterwards.
/// </summary>
internal static partial class Load
{
    private const int Users = 20;
    private const int PeopleOnRecord = 50_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(string? postgres, TextWriter output, CancellationToken ct)
    {
        using var house = new FilledHouse(postgres);
        await house.FillAsync(PeopleOnRecord, ct);
        var watch = Stopwatch.StartNew();
        await using var served = await ServedHouse.StartAsync(ct);
        await output.WriteLineAsync(
            Text($"{postgres ?? "sqlite"}: ready after {watch.Elapsed.TotalSeconds:0.0} s")
        );
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Users })
        {
            BaseAddress = served.Address,
        };
        await SignInAsync(client, "Citra", ct);
        var record = Person()
            .Match(await client.GetStringAsync(new Uri("/orang?q=siti", UriKind.Relative), ct))
            .Value;
        // A program that has just started still compiles itself; people meet one that has run for a while.
        await LoopAsync(client, [.. Pages(record).SelectMany(p => p.Paths)], WarmUp, ct);
        foreach (var (name, paths) in Pages(record))
            await output.WriteLineAsync(await MeasureAsync(client, name, paths, ct));
        await output.WriteLineAsync($"resident memory afterwards: {Resident(served.ProcessId)} MB");
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Paths)> Pages(string record) =>
        [
            ("people list, pages 1–20", [.. Enumerable.Range(1, 20).Select(i => $"/orang?hal={i}")]),
            (
                "name search",
                [
                    .. new[] { "siti", "agus", "wahyu", "santoso", "dewi rahayu", "nur", "bambang" }.Select(
                        q => $"/orang?q={q}"
                    ),
                ]
            ),
            ("one person", [record]),
            ("co-op list", ["/koperasi", "/koperasi?hal=3", "/koperasi?q=jabon"]),
        ];

    private static async Task<string> MeasureAsync(
        HttpClient client,
        string name,
        IReadOnlyList<string> paths,
        CancellationToken ct
    )
    {
        await LoopAsync(client, paths, Settling, ct);
        var times = await LoopAsync(client, paths, Measured, ct);
        times.Sort();
        return Text(
            $"{name}: p50 {times[times.Count / 2]:0} ms, p95 {times[times.Count * 95 / 100]:0} ms, {times.Count / Measured.TotalSeconds:0} pages/s"
        );
    }

    private static Task<List<double>> LoopAsync(
        HttpClient client,
        IReadOnlyList<string> paths,
        TimeSpan length,
        CancellationToken ct
    ) => LoopAsync(_ => client, Users, TimeSpan.Zero, paths, length, ct);

    /// <summary>So many people at once, each after a pause.</summary>
    internal static async Task<List<double>> LoopAsync(
        Func<int, HttpClient> clientOf,
        int users,
        TimeSpan pause,
        IReadOnlyList<string> paths,
        TimeSpan length,
        CancellationToken ct
    )
    {
        var end = Stopwatch.StartNew();
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, users)
                .Select(async user =>
                {
                    var times = new List<double>();
                    // Nobody begins at the very same moment.
                    await Task.Delay(pause * user / users, ct);
                    for (var i = user; end.Elapsed < length; i++)
                    {
                        var watch = Stopwatch.StartNew();
                        using var answer = await clientOf(user)
                            .GetAsync(new Uri(paths[i % paths.Count], UriKind.Relative), ct);
                        await answer.Content.ReadAsByteArrayAsync(ct);
                        times.Add(watch.Elapsed.TotalMilliseconds);
                        if (answer.StatusCode != HttpStatusCode.OK)
                            throw new InvalidOperationException(
                                $"{paths[i % paths.Count]}: {(int)answer.StatusCode}"
                            );
                        await Task.Delay(pause, ct);
                    }

                    return times;
                })
        );
        return [.. all.SelectMany(t => t)];
    }

    /// <param name="client">Keeps the cookies.</param>
    /// <param name="name">How the demo person's button begins.</param>
    /// <param name="ct">Ends the waiting.</param>
    internal static async Task SignInAsync(HttpClient client, string name, CancellationToken ct)
    {
        var page = await client.GetStringAsync(new Uri("/masuk", UriKind.Relative), ct);
        using var form = new FormUrlEncodedContent([
            new(
                "orang",
                Regex
                    .Match(
                        page,
                        $"value=\"(?<id>[0-9a-f-]{{36}})\">{name}",
                        RegexOptions.ExplicitCapture,
                        Patience
                    )
                    .Groups["id"]
                    .Value
            ),
            new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value),
        ]);
        using var answer = await client.PostAsync(new Uri("/masuk?handler=Demo", UriKind.Relative), form, ct);
        answer.EnsureSuccessStatusCode();
    }

    internal static async Task<bool> ServesAsync(HttpClient client, CancellationToken ct)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/sehat", UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static long Resident(int process) =>
        long.Parse(
            File.ReadLines($"/proc/{process}/status")
                .First(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("/orang/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex Person();

    [GeneratedRegex(
        """__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Token();
}
