using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Registry.Privacy;

/// <summary>
/// Lets go of what the rules of keeping no longer hold (retensi). Once an hour, so that a program that is restarted every
/// night does it too.
/// </summary>
public sealed class RetentionClock(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<RetentionClock> log
) : Clockwork(TimeSpan.FromHours(1), time, log)
{
    protected override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        (actor.IsSystem, actor.Name) = (true, "Retensi");
        await scope.ServiceProvider.GetRequiredService<ApplyRetention>().RunAsync(ct);
    }
}
