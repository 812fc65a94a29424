using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>How many fact sheets were frozen; 0 new ones where it had been done before.</summary>
public sealed record Frozen(int Sheets, bool WasDone);

/// <summary>
/// Use case: once a round has closed, read the facts of everybody nominated and keep them with their sources. What
/// is corrected in the registry afterwards no longer changes this round. Doing it twice changes nothing.
/// </summary>
public sealed class FreezeFacts(Db db, Actor actor, AgencyClock clock, ClassBook book, SubjectBook subjects)
{
    public Task<Result<Frozen>> RunAsync(RoundId id, CancellationToken ct) =>
        db.RunAsync(() => FreezeAsync(id, ct), ct);

    private async Task<Result<Frozen>> FreezeAsync(RoundId id, CancellationToken ct)
    {
        // Held to the end: no nomination can slip in, no second freezing can begin.
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        switch (round.PhaseAt(clock.UtcNow))
        {
            case RoundPhase.Closed:
                break;
            case >= RoundPhase.Screened:
                return new Frozen(0, WasDone: true);
            default:
                return Refusal.Conflict(
                    "round-not-closed",
                    $"Fakta dibekukan setelah putaran ditutup {Moment.Of(clock, round.ClosesAt)}."
                );
        }

        var sheets = await SheetsAsync(round, ct);
        db.FrozenFacts.AddRange(sheets);
        (round.State, round.ScreenedAt) = (RoundState.Screened, clock.UtcNow);
        round.Version++;
        return new Frozen(sheets.Count, WasDone: false);
    }

    private async Task<IReadOnlyList<FrozenFacts>> SheetsAsync(TrainingRound round, CancellationToken ct)
    {
        var classes = await book.OfRoundAsync(round.Id, ct);
        var terms = RoundTerms.FromJson(round.TermsJson);
        var asOf = DateOnly.FromDateTime(clock.Local(round.ClosesAt));
        var nominations = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == round.Id && n.State == NominationState.Submitted)
            .OrderBy(n => n.Code)
            .ToListAsync(ct);
        var applicants = await subjects.OfAsync(nominations, round.Id, terms, ct);
        return
        [
            .. nominations.Zip(
                applicants,
                (nomination, subject) =>
                    new FrozenFacts
                    {
                        NominationId = nomination.Id,
                        RoundId = round.Id,
                        FactsJson = FactSheets.Compute(subject, classes, terms, asOf).ToJson(),
                        FrozenAt = clock.UtcNow,
                    }
            ),
        ];
    }
}
