using System.Globalization;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Bench;

/// <summary>
/// Everyday entries over HTTP to the program as it is served: 32 treasurers of 32 co-ops, each sending the next as soon
/// as the last is answered, by turns a bill and a member's savings. Cookie, rights, key, templates, posting, answer.
/// </summary>
internal static class EntryLoad
{
    private const int Callers = 32;
    private const int Members = 20;

    /// <summary>Long, since a machine that is busy compiles the program's warm paths late.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(BooksHouse house)
    {
        var all = await house.OpenAsync(Callers, house.Today.AddYears(-1), Members);
        var treasurers = await house.AddTreasurersAsync(all);
        await using var served = await ServedHouse.StartAsync(CancellationToken.None);
        List<Treasurer> people = [];
        for (var i = 0; i < Callers; i++)
        {
            var client = PageLoad.ClientOf(served.Address, i + 1);
            await Load.SignInAsync(client, BooksHouse.TreasurerOf(i), CancellationToken.None);
            client.DefaultRequestHeaders.Add(EntriesApi.Header, $"{treasurers[i]}");
            people.Add(new Treasurer(client, all[i], await RowsAsync(house, all[i]), house.Today));
        }

        await Pace.OfAsync(Callers, WarmUp, caller => people[caller].SendAsync());
        for (var turn = 1; turn <= 2; turn++)
        {
            var before = ProcessorOf(served.ProcessId);
            var pace = await Pace.OfAsync(Callers, Measured, caller => people[caller].SendAsync());
            var each = (ProcessorOf(served.ProcessId) - before).TotalMilliseconds / pace.Times.Count;
            await house.TellAsync(
                $"entries over HTTP, {Callers} callers: {pace.Rate}; processor each: program {each:0.00} ms, these callers {pace.CpuEach:0.00} ms"
            );
        }

        people.ForEach(p => p.Dispose());
    }

    private static Task<List<Guid>> RowsAsync(BooksHouse house, OrganisationId cooperative) =>
        house.AskAsync<Db, List<Guid>>(async db =>
        {
            await db.ForCooperativeAsync(cooperative, CancellationToken.None);
            return await db
                .SubledgerAccounts.Where(s => s.CooperativeId == cooperative && s.AccountCode == "2-1101")
                .Select(s => s.Id.Value)
                .ToListAsync();
        });

    /// <summary>User and system time of a process, whose clock ticks a hundred times a second.</summary>
    private static TimeSpan ProcessorOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var after = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (Ticks(after[11]) + Ticks(after[12])));

        static long Ticks(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    private sealed class Treasurer(
        HttpClient client,
        OrganisationId cooperative,
        List<Guid> rows,
        DateOnly today
    ) : IDisposable
    {
        private int _sent;

        public async Task SendAsync()
        {
            var number = _sent++;
            using var answer = await client.PutAsJsonAsync(
                new Uri(
                    $"/api/v1/books/{cooperative.Value}/entries/{Guid.CreateVersion7()}",
                    UriKind.Relative
                ),
                number % 2 == 0
                    ? new EntryBody("bayar-beban", today, 50_000, Account: "5-3102")
                    : new EntryBody("terima-simpanan", today, 20_000, Row: rows[number % rows.Count])
            );
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
        }

        public void Dispose() => client.Dispose();
    }
}
