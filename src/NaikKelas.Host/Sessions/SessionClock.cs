using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Sessions;

/// <summary>Every minute: writes down who was seen, and removes sessions whose time is over.</summary>
internal sealed partial class SessionClock(
    IServiceScopeFactory scopes,
    SessionsSeen seen,
    Settings settings,
    TimeProvider time,
    ILogger<SessionClock> log
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

    /// <returns>How many sessions were over.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<Db>().UserSessions;
        foreach (var (id, at) in seen.Take())
            await sessions
                .Where(s => s.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, at), ct);
        // The cookie may be younger than what was written of it.
        var over = time.GetUtcNow().UtcDateTime - settings.SessionLasts - SessionsSeen.Roughly - Interval;
        return await sessions.Where(s => s.LastSeenAt < over).ExecuteDeleteAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Writing down sessions failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
