using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>Use case of the clock: whoever has not answered some days before the deadline is reminded, once an offer.</summary>
public sealed class RemindOffers(Db db, Actor actor, AgencyClock clock, NoticeDesk notices)
{
    /// <returns>How many people are reminded.</returns>
    public Task<Result<int>> RunAsync(RoundId round, CancellationToken ct) =>
        db.RunAsync(() => RemindAsync(round, ct), ct);

    private async Task<Result<int>> RemindAsync(RoundId id, CancellationToken ct)
    {
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        var days = await db
            .OfferTerms.Where(t => t.Id == id)
            .Select(t => t.RemindDays)
            .SingleOrDefaultAsync(ct);
        if (days is not { } before)
            return 0;
        var now = clock.UtcNow;
        var until = now.AddDays(before);
        var due = await db
            .Offers.Where(o => o.RoundId == id && o.State == OfferState.Offered && o.RemindedAt == null)
            .Where(o => o.ExpiresAt > now && o.ExpiresAt <= until)
            .OrderBy(o => o.Id)
            .ToListAsync(ct);
        foreach (var offer in due)
        {
            offer.RemindedAt = now;
            offer.Version++;
        }

        await notices.TellAsync(round, due, NoticeKind.Reminder, ct);
        return due.Count;
    }
}
