using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Offers;

/// <summary>Use case: the office has told somebody whom the post does not reach.</summary>
public sealed class MarkTold(Db db, Actor actor, AgencyClock clock)
{
    public Task<Result<Unit>> RunAsync(Rounds.RoundId round, OfferNoticeId id, CancellationToken ct) =>
        db.RunAsync(() => MarkAsync(round, id, ct), ct);

    private async Task<Result<Unit>> MarkAsync(Rounds.RoundId round, OfferNoticeId id, CancellationToken ct)
    {
        if (
            !await db.Rounds.AsNoTracking().Within(actor, r => r.RegionCode).AnyAsync(r => r.Id == round, ct)
            || await db.OfferNotices.SingleOrDefaultAsync(n => n.Id == id && n.RoundId == round, ct)
                is not { } notice
        )
            return Refusal.NotFound($"Pemberitahuan tidak ditemukan.");
        if (notice.ToldAt is null)
            (notice.ToldAt, notice.ToldHow) = (clock.UtcNow, $"dikabari {actor.Name}");
        return new Unit();
    }
}
