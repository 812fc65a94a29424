using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Terms;

/// <summary>Carries on what was agreed to go on by itself, a co-op at a time.</summary>
internal sealed class TermClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<TermClock> log)
    : Clockwork(TimeSpan.FromHours(1), time, log)
{
    protected override async Task TickAsync(CancellationToken ct)
    {
        IReadOnlyList<OrganisationId> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<ExtendTerms>().DueAsync(ct);
        foreach (var cooperative in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            var actor = scope.ServiceProvider.GetRequiredService<Actor>();
            (actor.IsSystem, actor.Name) = (true, "Perpanjangan otomatis");
            await scope.ServiceProvider.GetRequiredService<ExtendTerms>().RunAsync(cooperative, ct);
        }
    }
}
