using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Training.Rounds;

/// <summary>Looks every minute for rounds whose time is over and freezes their facts, acting as the system.</summary>
public sealed class ClosingClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<ClosingClock> log)
    : Clockwork(TimeSpan.FromMinutes(1), time, log)
{
    protected override Task TickAsync(CancellationToken ct) => RunAsync(ct);

    /// <summary>One round after another, each in a transaction of its own.</summary>
    /// <returns>How many rounds were frozen.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var frozen = 0;
        foreach (var id in await DueAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Actor>().IsSystem = true;
            var result = await scope.ServiceProvider.GetRequiredService<FreezeFacts>().RunAsync(id, ct);
            if (!result.Refused && !result.Value.WasDone)
                frozen++;
        }

        return frozen;
    }

    private async Task<IReadOnlyList<RoundId>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Now;
        return await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Rounds.AsNoTracking()
            .Where(r => r.State == RoundState.Locked && r.ClosesAt <= now)
            .OrderBy(r => r.ClosesAt)
            .Select(r => r.Id)
            .ToListAsync(ct);
    }
}
