using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Overrides;

internal static class ApprovedOverrides
{
    /// <summary>The overrides of a round as the engine takes them, in the order of the applicants' codes.</summary>
    public static async Task<IReadOnlyList<Override>> OfAsync(
        Db db,
        IReadOnlyList<Nomination> nominations,
        RoundId round,
        CancellationToken ct
    )
    {
        var approved = await db
            .Overrides.AsNoTracking()
            .Where(o =>
                o.RoundId == round && o.State == OverrideState.Approved && o.Kind != OverrideKind.Lift
            )
            .ToDictionaryAsync(o => o.NominationId, ct);
        return
        [
            .. nominations
                .Where(n => approved.ContainsKey(n.Id))
                .Select(n => new Override(n.Code, approved[n.Id].ClassCode, approved[n.Id].Reason)),
        ];
    }
}
