using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Host.Sessions;

/// <summary>Every minute: writes down who was seen, and removes sessions whose time is over.</summary>
internal sealed class SessionClock(
    IServiceScopeFactory scopes,
    SessionsSeen seen,
    Settings settings,
    TimeProvider time,
    ILogger<SessionClock> log
) : Clockwork(TimeSpan.FromMinutes(1), time, log)
{
    protected override Task TickAsync(CancellationToken ct) => RunAsync(ct);

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
        var over = Now - settings.SessionLasts - SessionsSeen.Roughly - Interval;
        return await sessions.Where(s => s.LastSeenAt < over).ExecuteDeleteAsync(ct);
    }
}
