using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NaikKelas.Kernel.Idempotency;

/// <summary>How long answers are kept at least; whoever repeats later does a new act.</summary>
public sealed record KeptFor(TimeSpan Time);

/// <summary>Lets go of answers whose time is over, once an hour.</summary>
public sealed partial class AnswerClock(
    IServiceScopeFactory scopes,
    TimeProvider time,
    KeptFor keptFor,
    ILogger<AnswerClock> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await RunAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The clock must tick on; the log has the trace and the next hour tries again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(log, e);
            }
    }

    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var until = time.GetUtcNow().UtcDateTime - keptFor.Time;
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<Db>()
            .KeptAnswers.Where(a => a.KeptAt < until)
            .ExecuteDeleteAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Letting go of kept answers failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}

public static class IdempotencySetup
{
    public static IServiceCollection AddOnceOnly(this IServiceCollection services, TimeSpan keptFor) =>
        services
            .AddSingleton(new KeptFor(keptFor))
            .AddScoped<OnceOnly>()
            .AddSingleton<AnswerClock>()
            .AddHostedService(provider => provider.GetRequiredService<AnswerClock>());
}
