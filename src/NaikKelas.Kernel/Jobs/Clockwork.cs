using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NaikKelas.Kernel.Jobs;

/// <summary>Does something again and again while the program serves. A tick that fails is logged, and the next tries again.</summary>
/// <param name="interval">Between two ticks; the first comes after one.</param>
/// <param name="time">The clock of the program, which tests stop.</param>
/// <param name="log">Has the trace of a tick that failed, under the name of the clock.</param>
public abstract partial class Clockwork(TimeSpan interval, TimeProvider time, ILogger log) : BackgroundService
{
    protected TimeSpan Interval => interval;

    /// <summary>UTC.</summary>
    protected DateTime Now => time.GetUtcNow().UtcDateTime;

    protected abstract Task TickAsync(CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await TickAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The clock must tick on.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(log, e);
            }
    }

    [LoggerMessage(LogLevel.Error, "A tick failed; the next one tries again")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
