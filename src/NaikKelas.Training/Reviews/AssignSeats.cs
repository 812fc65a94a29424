using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Reviews;

/// <summary>Runs the engine over a round whose seed is complete and keeps its decisions, in the caller's transaction.</summary>
public sealed class AssignSeats(Db db, PersonalDataKey key)
{
    /// <summary>The round is held and has its public value. Earlier decisions of it are replaced.</summary>
    internal async Task<IReadOnlyList<Decision>> RunAsync(TrainingRound round, CancellationToken ct)
    {
        // What was just approved or read again must be seen by the reading below.
        await db.SaveChangesAsync(ct);
        var dossier = await Dossier.LoadAsync(db, round, ct);
        var engineRound = dossier.ToRound(key);
        var decisions = Verdicts.Of(round.Id, engineRound, Selector.Run(engineRound), dossier.NominationIds);
        await db.Decisions.Where(d => d.RoundId == round.Id).ExecuteDeleteAsync(ct);
        db.Decisions.AddRange(decisions);
        return decisions;
    }
}
