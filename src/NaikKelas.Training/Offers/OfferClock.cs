using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>Looks every minute for offers whose time is over, and for those to be reminded, acting as the system.</summary>
public sealed class OfferClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<OfferClock> log)
    : Clockwork(TimeSpan.FromMinutes(1), time, log)
{
    protected override Task TickAsync(CancellationToken ct) => RunAsync(ct);

    /// <summary>One round after another, each in a transaction of its own.</summary>
    /// <returns>How many offers ended, and how many people are reminded.</returns>
    public async Task<(int Ended, int Reminded)> RunAsync(CancellationToken ct)
    {
        var now = Now;
        var (ended, reminded) = (0, 0);
        foreach (var id in await RoundsAsync(o => o.ExpiresAt <= now, ct))
            ended += await ActAsync<ExpireOffers>(e => e.RunAsync(id, ct));
        foreach (var id in await RoundsAsync(o => o.RemindedAt == null && o.ExpiresAt > now, ct))
            reminded += await ActAsync<RemindOffers>(r => r.RunAsync(id, ct));
        return (ended, reminded);
    }

    private async Task<int> ActAsync<T>(Func<T, Task<Result<int>>> act)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().IsSystem = true;
        var result = await act(scope.ServiceProvider.GetRequiredService<T>());
        return result.Refused ? 0 : result.Value;
    }

    private async Task<IReadOnlyList<RoundId>> RoundsAsync(
        System.Linq.Expressions.Expression<Func<Offer, bool>> due,
        CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Offers.AsNoTracking()
            .Where(o => o.State == OfferState.Offered)
            .Where(due)
            .Select(o => o.RoundId)
            .Distinct()
            .ToListAsync(ct);
    }
}
