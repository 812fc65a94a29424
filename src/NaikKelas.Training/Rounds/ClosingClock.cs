using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Rounds;

/// <summary>Looks every minute for rounds whose time is over and freezes their facts, acting as the system.</summary>
public sealed partial class ClosingClock(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<ClosingClock> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await RunAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The clock must tick on; the log has the trace and the next minute tries again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(log, e);
            }
    }

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
        var now = time.GetUtcNow().UtcDateTime;
        return await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Rounds.AsNoTracking()
            .Where(r => r.State == RoundState.Locked && r.ClosesAt <= now)
            .OrderBy(r => r.ClosesAt)
            .Select(r => r.Id)
            .ToListAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Freezing the facts of closed rounds failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
