using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Privacy;

namespace NaikKelas.Registry.Privacy;

/// <summary>Lets go of what the rules of keeping no longer hold, once a day (retensi).</summary>
public sealed partial class RetentionClock(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<RetentionClock> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var actor = scope.ServiceProvider.GetRequiredService<Actor>();
                (actor.IsSystem, actor.Name) = (true, "Retensi");
                await scope.ServiceProvider.GetRequiredService<ApplyRetention>().RunAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The clock must tick on; the log has the trace and the next day tries again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(log, e);
            }
    }

    [LoggerMessage(LogLevel.Error, "Letting go of what is no longer kept failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}

/// <summary>A rule and how many it would let go today.</summary>
public sealed record RetentionLine(RetentionRule Rule, int Count);

/// <summary>Use case: carry out the rules of keeping, or only count what they would let go.</summary>
public sealed class ApplyRetention(Db db, AgencyClock clock, IEnumerable<IRetains> rooms)
{
    public async Task<IReadOnlyList<RetentionLine>> CountAsync(CancellationToken ct)
    {
        var lines = new List<RetentionLine>();
        foreach (var rule in PrivacyRules.Current.Retention)
            lines.Add(new(rule, await Of(rule).CountAsync(Since(rule), ct)));
        return lines;
    }

    /// <summary>Each rule in a transaction of its own.</summary>
    /// <returns>How many went, over all rules.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var gone = 0;
        foreach (var rule in PrivacyRules.Current.Retention)
        {
            var dropped = await db.RunAsync<int>(
                async () =>
                {
                    var count = await Of(rule).DropAsync(Since(rule), ct);
                    if (count > 0)
                        db.Audit("retention.applied", $"retention/{rule.Code}", $"{count}");
                    return count;
                },
                ct
            );
            gone += dropped.Value;
        }

        return gone;
    }

    private DateTime Since(RetentionRule rule) => clock.UtcNow.AddDays(-rule.Days);

    private IRetains Of(RetentionRule rule) => rooms.Single(r => r.Rule == rule.Code);
}
