using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Bench;

/// <summary>
/// Postings through the desk where everything is posted, each in a scope and a transaction of its own, of two lines, to
/// any of 32 co-ops. On PostgreSQL beside it what pgbench reaches with the same function: both twice, in turn.
/// </summary>
internal static class PostingBench
{
    private const int Callers = 32;
    private const int Cooperatives = 32;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(BooksHouse house)
    {
        var all = await house.OpenAsync(Cooperatives, house.Today.AddYears(-1), members: 0);
        LedgerDesk[] desks = [.. Enumerable.Range(0, Callers).Select(_ => house.Desk())];
        await Pace.OfAsync(Callers, WarmUp, caller => PostAsync(caller, all[caller]));
        var next = 0;
        for (var turn = 1; turn <= 2; turn++)
        {
            var one = await Pace.OfAsync(
                1,
                Measured,
                caller => PostAsync(caller, all[next++ % Cooperatives])
            );
            await house.TellAsync($"1 caller: {one.Rate}");
            var many = await Pace.OfAsync(Callers, Measured, caller => PostAsync(caller, Any(all)));
            await house.TellAsync(
                $"{Callers} callers: {many.Rate}, {many.CpuEach:0.00} ms of processor of the program each"
            );
            if (house.Postgres is { } postgres)
            {
                var peer = await PgBench.RunAsync(postgres, all, house.Today, Callers, Measured);
                await house.TellAsync(
                    $"pgbench, {Callers} clients: {peer.PerSecond:0}/s, {peer.Latency:0.0} ms on average; ours is {many.PerSecond / peer.PerSecond:0.00} of it"
                );
            }
        }

        OrganisationId Any(IReadOnlyList<OrganisationId> of) =>
            of[(int)((uint)Interlocked.Increment(ref next) % Cooperatives)];

        async Task PostAsync(int caller, OrganisationId cooperative)
        {
            var posted = await desks[caller]
                .PostAsync(cooperative, Bill(house.Today), CancellationToken.None);
            if (posted.Refused)
                throw new InvalidOperationException($"{posted.Refusal}");
        }
    }

    private static NewJournal Bill(DateOnly day) =>
        new(
            $"{Guid.CreateVersion7():N}",
            day,
            "Bayar listrik",
            [new NewLine("5-3102", new Rupiah(50_000)), new NewLine("1-1101", new Rupiah(-50_000))]
        );
}
