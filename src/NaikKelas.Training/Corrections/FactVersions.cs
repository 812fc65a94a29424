using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Corrections;

/// <summary>Which facts count: the frozen sheet, or the one read last where a correction was accepted.</summary>
internal static class FactVersions
{
    /// <summary>Two queries.</summary>
    /// <param name="db">The database.</param>
    /// <param name="round">A round that has been screened.</param>
    /// <param name="of">Only these nominations; null: all of the round.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<Dictionary<NominationId, FactSheet>> LatestAsync(
        Db db,
        RoundId round,
        NominationId[]? of,
        CancellationToken ct
    )
    {
        var (frozen, corrected) = (
            db.FrozenFacts.AsNoTracking().Where(f => f.RoundId == round),
            db.CorrectedFacts.AsNoTracking().Where(f => f.RoundId == round)
        );
        if (of is not null)
            (frozen, corrected) = (
                frozen.Where(f => of.Contains(f.NominationId)),
                corrected.Where(f => of.Contains(f.NominationId))
            );
        var sheets = await frozen.ToDictionaryAsync(f => f.NominationId, f => f.FactsJson, ct);
        foreach (var later in await corrected.OrderBy(f => f.Number).ToListAsync(ct))
            sheets[later.NominationId] = later.FactsJson;
        return sheets.ToDictionary(s => s.Key, s => FactSheet.FromJson(s.Value));
    }
}
