using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Figures;

/// <summary>What waits for an answer in one round, within the reader's reach.</summary>
/// <param name="Id">Its lists are <c>/pelatihan/putaran/{id}/koreksi</c> and <c>/keberatan</c>.</param>
/// <param name="Title">As published.</param>
/// <param name="Corrections">Without an answer.</param>
/// <param name="Objections">Without an answer.</param>
/// <param name="Overrides">Proposed by somebody else: the reader may be the second person.</param>
public sealed record ReviewLine(RoundId Id, string Title, int Corrections, int Objections, int Overrides);

/// <summary>Reviews in figures, for the first page.</summary>
public sealed class ReviewLines(Db db, Actor actor)
{
    /// <summary>Only rounds in which something waits. One query.</summary>
    public async Task<IReadOnlyList<ReviewLine>> WaitingAsync(CancellationToken ct)
    {
        var (corrections, objections, overrides) = (db.Corrections, db.Objections, db.Overrides);
        var reader = actor.UserId is { } id ? new UserId(id) : default;
        var rows = await db
            .Rounds.AsNoTracking()
            .Within(actor, r => r.RegionCode)
            .Where(r => r.State == RoundState.Screened || r.State == RoundState.Drawn)
            .OrderBy(r => r.ClosesAt)
            .Select(r => new
            {
                r.Id,
                r.Title,
                Corrections = corrections.Count(c => c.RoundId == r.Id && c.State == CorrectionState.Open),
                Objections = objections.Count(o => o.RoundId == r.Id && o.State == ObjectionState.Open),
                Overrides = overrides.Count(o =>
                    o.RoundId == r.Id && o.State == OverrideState.Proposed && o.ProposedBy != reader
                ),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Where(r => r.Corrections + r.Objections + r.Overrides > 0)
                .Select(r => new ReviewLine(r.Id, r.Title, r.Corrections, r.Objections, r.Overrides)),
        ];
    }
}
