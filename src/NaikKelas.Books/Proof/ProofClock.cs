using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Proof;

/// <summary>Counts every co-op's books again once a day, a co-op at a time, while people go on writing.</summary>
internal sealed partial class ProofClock(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<ProofClock> log
) : Clockwork(TimeSpan.FromHours(1), time, log)
{
    protected override async Task TickAsync(CancellationToken ct)
    {
        IReadOnlyList<OrganisationId> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<KeepProof>().DueAsync(ct);
        foreach (var cooperative in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            var actor = scope.ServiceProvider.GetRequiredService<Actor>();
            (actor.IsSystem, actor.Name) = (true, "Bukti malam");
            var proof = await scope.ServiceProvider.GetRequiredService<KeepProof>().RunAsync(cooperative, ct);
            if (proof.Differences > 0)
                LogBroken(log, cooperative.Value, proof.Differences);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The books of {Cooperative} do not hold: {Differences} differences")]
    private static partial void LogBroken(ILogger logger, Guid cooperative, int differences);
}
