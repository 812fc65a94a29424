using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Reviews;

/// <summary>What a round has to answer, and how often the rules were set aside in it.</summary>
internal sealed record ReviewCounts(int OpenCorrections, int OpenObjections, int Proposed, int Approved);

/// <summary>Counts for boards and banners.</summary>
public sealed class ReviewBook(Db db)
{
    internal async Task<ReviewCounts> CountAsync(RoundId round, CancellationToken ct) =>
        new(
            await db.Corrections.CountAsync(c => c.RoundId == round && c.State == CorrectionState.Open, ct),
            await db.Objections.CountAsync(o => o.RoundId == round && o.State == ObjectionState.Open, ct),
            await db.Overrides.CountAsync(o => o.RoundId == round && o.State == OverrideState.Proposed, ct),
            await db.Overrides.CountAsync(
                o => o.RoundId == round && o.State == OverrideState.Approved && o.Kind != OverrideKind.Lift,
                ct
            )
        );
}
