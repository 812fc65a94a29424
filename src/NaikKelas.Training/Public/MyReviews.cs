using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Public;

/// <summary>What an applicant said and was told, and what may still be said now.</summary>
/// <param name="Path">The applicant's own page.</param>
/// <param name="MayCorrect">The correction window is open.</param>
/// <param name="MayObject">The objection window is open, and no objection waits for its answer.</param>
/// <param name="Corrections">With the sentence each is about.</param>
/// <param name="Versions">Facts that were read again.</param>
/// <param name="Objections">Oldest first.</param>
/// <param name="Decided">Told once the result is, provisional or final.</param>
internal sealed record MyReviews(
    string Path,
    bool MayCorrect,
    bool MayObject,
    IReadOnlyList<(Correction Correction, FormattableString Fact)> Corrections,
    IReadOnlyList<FactVersion> Versions,
    IReadOnlyList<Objection> Objections,
    TraceDecided? Decided
)
{
    public static async Task<MyReviews> OfAsync(
        NominationFile file,
        string path,
        CorrectionBook corrections,
        ObjectionBook objections,
        AgencyClock clock,
        CancellationToken ct
    )
    {
        var (round, id) = (file.Round, file.Nomination.Id);
        var stands = file.Nomination.State == NominationState.Submitted;
        var objected = await objections.OfAsync(id, ct);
        return new MyReviews(
            path,
            stands && CorrectionTime.RefusalOf(round, clock) is null,
            stands
                && ObjectionTime.RefusalOf(round, clock) is null
                && objected.All(o => o.State != ObjectionState.Open),
            await corrections.OfAsync(round, id, ct),
            await corrections.VersionsAsync(round, id, ct),
            objected,
            Tells(round) && file.Decision is { } decision ? Trace.FromJson(decision.TraceJson).Decided : null
        );
    }

    /// <summary>A result is told when it is published, or before that where the round takes objections to it.</summary>
    public static bool Tells(TrainingRound round) =>
        round.State == RoundState.Published || round is { State: RoundState.Drawn, ObjectionDays: > 0 };
}
