using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Corrections;

/// <summary>Reads one applicant's facts from the registry again, as of the day the round closed.</summary>
public sealed class ReadAgain(
    Db db,
    Actor actor,
    AgencyClock clock,
    ClassBook book,
    SubjectBook subjects,
    Regions regions
)
{
    /// <summary>What the registry says now beside what counts in the round.</summary>
    internal async Task<IReadOnlyList<FactChange>> LookAsync(
        TrainingRound round,
        Nomination nomination,
        CancellationToken ct
    ) => (await CompareAsync(round, nomination, ct)).Changes;

    /// <summary>Keeps what the registry says now as the next version, in the caller's transaction; the round is held.</summary>
    /// <returns>A refusal where the registry still says the same: then nothing was mended.</returns>
    internal async Task<Refusal?> KeepAsync(
        TrainingRound round,
        Nomination nomination,
        string reason,
        CancellationToken ct
    )
    {
        var (sheet, changes) = await CompareAsync(round, nomination, ct);
        if (changes.Count == 0)
            return Refusal.Conflict(
                "facts.unchanged",
                $"Data dinas masih sama dengan fakta putaran ini. Perbaiki dulu data orang atau koperasinya beserta buktinya, lalu terima."
            );
        var number =
            await db
                .CorrectedFacts.Where(f => f.NominationId == nomination.Id)
                .MaxAsync(f => (int?)f.Number, ct)
            ?? 1;
        db.CorrectedFacts.Add(
            new CorrectedFacts
            {
                Id = Guid.CreateVersion7(),
                RoundId = round.Id,
                NominationId = nomination.Id,
                Number = number + 1,
                FactsJson = sheet.ToJson(),
                Reason = reason,
                ReadAt = clock.UtcNow,
                ReadBy = actor.Name,
            }
        );
        return null;
    }

    /// <summary>
    /// A fact about a co-op is a fact about all its nominees: those whom the very same change of the fact concerns.
    /// </summary>
    internal async Task<IReadOnlyList<Nomination>> OthersAsync(
        TrainingRound round,
        Nomination nomination,
        string fact,
        CancellationToken ct
    )
    {
        if (nomination.NominatorId is not { } nominator)
            return [];
        var own = (await CompareAsync(round, nomination, ct)).Changes.Where(c => c.Id == fact).ToList();
        var candidates = await db
            .Nominations.AsNoTracking()
            .Where(n =>
                n.RoundId == round.Id
                && n.NominatorId == nominator
                && n.Id != nomination.Id
                && n.State == NominationState.Submitted
            )
            .OrderBy(n => n.Code)
            .ToListAsync(ct);
        List<Nomination> others = [];
        foreach (var other in own.Count == 0 ? [] : candidates)
            if ((await CompareAsync(round, other, ct)).Changes.Any(t => own.Exists(o => o.IsSameAs(t))))
                others.Add(other);
        return others;
    }

    private async Task<(FactSheet Sheet, IReadOnlyList<FactChange> Changes)> CompareAsync(
        TrainingRound round,
        Nomination nomination,
        CancellationToken ct
    )
    {
        var terms = RoundTerms.FromJson(round.TermsJson);
        var classes = await book.OfRoundAsync(round.Id, ct);
        var subject = await subjects.OfAsync([(nomination.PersonId, nomination.NominatorId)], round.Id, ct);
        var asOf = DateOnly.FromDateTime(clock.Local(round.ClosesAt));
        var now = FactSheets.Compute(subject[0], classes, terms, asOf);
        var counts = await FactVersions.LatestAsync(db, round.Id, [nomination.Id], ct);
        return (now, FactChanges.Between(counts[nomination.Id], now, terms, regions.PathOf));
    }
}
