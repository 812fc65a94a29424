using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Demo;
using NaikKelas.Host;
using NaikKelas.Kernel;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Bench;

/// <summary>
/// The first page of each role and the public application form, on the demo as it is loaded. Fifty people at once, each
/// from an address of its own and reading a second before the next page, since one address may not ask more often.
/// </summary>
internal static partial class PageLoad
{
    private const int Users = 50;
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    private static readonly (string Who, string Page)[] Homes =
    [
        ("Citra", "/beranda"),
        ("Nanda", "/beranda"),
        ("Fajar", "/beranda/kepala"),
        ("Dimas", "/antrean"),
        ("Gita", "/beranda/koperasi"),
        ("Ayu", "/admin"),
    ];

    public static async Task RunAsync(string? postgres, TextWriter output, CancellationToken ct)
    {
        using var house = new FilledHouse(postgres);
        await house.FillAsync(people: 0, ct);
        var slug = await OpenToAllAsync(ct);
        await using var served = await ServedHouse.StartAsync(ct);
        var people = Enumerable.Range(1, Users).Select(i => ClientOf(served.Address, i)).ToList();
        try
        {
            await output.WriteLineAsync(
                $"load of the machine before: {(await File.ReadAllTextAsync("/proc/loadavg", ct)).Trim()}"
            );
            IReadOnlyList<string> form = [$"/daftar/{slug}", await BeginAsync(people[0], slug, ct)];
            await MeasureAsync(output, "public application, first page", people, [form[0]], ct);
            await MeasureAsync(output, "public application, a step", people, [form[1]], ct);
            foreach (var (who, page) in Homes)
            {
                foreach (var person in people)
                    await Load.SignInAsync(person, who, ct);
                await MeasureAsync(output, $"{page} as {who}", people, [page], ct);
            }
        }
        finally
        {
            people.ForEach(p => p.Dispose());
        }
    }

    private static async Task MeasureAsync(
        TextWriter output,
        string name,
        List<HttpClient> people,
        IReadOnlyList<string> paths,
        CancellationToken ct
    )
    {
        await Load.LoopAsync(u => people[u], Users, Reading, paths, WarmUp, ct);
        var times = await Load.LoopAsync(u => people[u], Users, Reading, paths, Measured, ct);
        times.Sort();
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: p50 {times[times.Count / 2]:0} ms, p95 {times[times.Count * 95 / 100]:0} ms, {times.Count / Measured.TotalSeconds:0} pages/s"
            )
        );
    }

    /// <summary>Somebody with an address of its own on the machine, and with cookies.</summary>
    internal static HttpClient ClientOf(Uri address, int number) =>
        new(
            new SocketsHttpHandler
            {
                CookieContainer = new CookieContainer(),
                ConnectCallback = async (context, ct) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.1.{number}"), 0));
                    await socket.ConnectAsync(context.DnsEndPoint, ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = address,
        };

    private static readonly RoundTerms AnyAdult = new()
    {
        Rules =
        [
            new(
                "age-between",
                "age-between",
                new(new Dictionary<string, string>(StringComparer.Ordinal) { ["min"] = "17", ["max"] = "60" })
            ),
        ],
        OpenToAll = true,
    };

    /// <summary>A round anybody may apply to, made by the use cases.</summary>
    private static async Task<string> OpenToAllAsync(CancellationToken ct)
    {
        await using var services = Web.BuildForVerbs();
        var stage = new Stage(services, services.GetRequiredService<DemoTime>(), TextWriter.Null);
        var today = Stage.Now.Date;
        stage.SetTime(Stage.Now.AddDays(-2));
        var round = await stage.ActAsync<ComposeRound, RoundId>(
            DemoLogins.JombangOfficer,
            c =>
                c.RunAsync(
                    null,
                    new ComposeRound.Input
                    {
                        Title = "Kewirausahaan terbuka",
                        OpensAt = today.AddDays(-1).AddHours(8),
                        ClosesAt = today.AddDays(10).AddHours(16),
                        PublicValueName = "penutupan IHSG",
                        Classes =
                        [
                            new ClassInput
                            {
                                Topic = "Kewirausahaan",
                                Name = "Angkatan I",
                                StartsOn = DateOnly.FromDateTime(today.AddDays(20)),
                                EndsOn = DateOnly.FromDateTime(today.AddDays(21)),
                                Place = "Jombang",
                                Capacity = 40,
                            },
                        ],
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<SaveTerms, RoundId>(
            DemoLogins.JombangOfficer,
            s => s.RunAsync(round, AnyAdult, null, ct),
            ct
        );
        await stage.ActAsync<LockRound, RoundId>(DemoLogins.JombangOfficer, l => l.RunAsync(round, ct), ct);
        return await stage.AskAsync<Db, string>(
            null,
            db => db.Rounds.Where(r => r.Id == round).Select(r => r.Slug).SingleAsync(ct),
            ct
        );
    }

    private static async Task<string> BeginAsync(HttpClient person, string slug, CancellationToken ct)
    {
        var door = new Uri($"/daftar/{slug}", UriKind.Relative);
        var page = await person.GetStringAsync(door, ct);
        using var form = new FormUrlEncodedContent([
            new("Input.Agreed", "true"),
            new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value),
        ]);
        using var answer = await person.PostAsync(door, form, ct);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    [GeneratedRegex(
        """__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Token();
}
