using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>Use case of the clock: what nobody answered in time ends, and the seat goes to the next.</summary>
public sealed class ExpireOffers(Db db, Actor actor, AgencyClock clock, SeatDesk seats)
{
    /// <returns>How many offers ended.</returns>
    public Task<Result<int>> RunAsync(RoundId round, CancellationToken ct) =>
        db.RunAsync(() => ExpireAsync(round, ct), ct);

    private async Task<Result<int>> ExpireAsync(RoundId id, CancellationToken ct)
    {
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        var now = clock.UtcNow;
        var ids = await db
            .Offers.AsNoTracking()
            .Where(o => o.RoundId == id && o.State == OfferState.Offered && o.ExpiresAt <= now)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .ToListAsync(ct);
        var ended = 0;
        foreach (var offerId in ids)
        {
            // Somebody may answer at this very moment: whoever holds the offer first decides.
            var offer = await db.Offers.HoldAsync(offerId, ct);
            if (offer is null || !offer.IsOverdue(now))
                continue;
            offer.Answer(OfferState.Expired, now, AnswerWay.Clock, null);
            ended++;
        }

        if (ended > 0)
            await seats.RefillAsync(round, ct);
        return ended;
    }
}
