using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Corrections;

/// <summary>A correction with whom it is about and the sentence whose fact is said to be wrong.</summary>
internal sealed record CorrectionLine(
    Correction Correction,
    Nomination Nomination,
    string Name,
    FormattableString Fact
);

/// <summary>Facts that were read again: when, why, and what changed against the version before.</summary>
internal sealed record FactVersion(
    int Number,
    DateTime ReadAt,
    string Reason,
    IReadOnlyList<FactChange> Changes
);

/// <summary>A nomination of one's own co-op whose facts can be corrected now.</summary>
internal sealed record OwnNomination(NominationId Id, string Code, string Name, string Round, DateTime Until);

/// <summary>Reads corrections. The caller has found the round within the reader's reach, or proven the link.</summary>
public sealed class CorrectionBook(
    Db db,
    Actor actor,
    AgencyClock clock,
    PersonDirectory persons,
    Regions regions
)
{
    /// <summary>Those without an answer first, oldest first.</summary>
    internal async Task<IReadOnlyList<CorrectionLine>> ListAsync(TrainingRound round, CancellationToken ct)
    {
        var nominations = db.Nominations;
        var rows = await db
            .Corrections.AsNoTracking()
            .Where(c => c.RoundId == round.Id)
            .Join(
                nominations,
                c => c.NominationId,
                n => n.Id,
                (c, n) => new { Correction = c, Nomination = n }
            )
            .OrderBy(r => r.Correction.State != CorrectionState.Open)
            .ThenBy(r => r.Correction.FiledAt)
            .ToListAsync(ct);
        var people = await persons.FindAllAsync([.. rows.Select(r => r.Nomination.PersonId)], ct);
        var facts = Labels(round);
        return
        [
            .. rows.Select(r => new CorrectionLine(
                r.Correction,
                r.Nomination,
                people[r.Nomination.PersonId].Name,
                Label(facts, r.Correction.Fact)
            )),
        ];
    }

    internal async Task<CorrectionLine?> FindAsync(
        TrainingRound round,
        CorrectionId id,
        CancellationToken ct
    ) => (await ListAsync(round, ct)).FirstOrDefault(l => l.Correction.Id == id);

    /// <summary>What one applicant handed in, oldest first, without a name.</summary>
    internal async Task<IReadOnlyList<(Correction Correction, FormattableString Fact)>> OfAsync(
        TrainingRound round,
        NominationId nomination,
        CancellationToken ct
    )
    {
        var facts = Labels(round);
        var rows = await db
            .Corrections.AsNoTracking()
            .Where(c => c.NominationId == nomination)
            .OrderBy(c => c.FiledAt)
            .ToListAsync(ct);
        return [.. rows.Select(c => (c, Label(facts, c.Fact)))];
    }

    /// <summary>Every later version of an applicant's facts, each against the one before.</summary>
    internal async Task<IReadOnlyList<FactVersion>> VersionsAsync(
        TrainingRound round,
        NominationId nomination,
        CancellationToken ct
    )
    {
        var later = await db
            .CorrectedFacts.AsNoTracking()
            .Where(f => f.NominationId == nomination)
            .OrderBy(f => f.Number)
            .ToListAsync(ct);
        if (later.Count == 0)
            return [];
        var frozen = await db.FrozenFacts.AsNoTracking().SingleAsync(f => f.NominationId == nomination, ct);
        var terms = RoundTerms.FromJson(round.TermsJson);
        var before = FactSheet.FromJson(frozen.FactsJson);
        var versions = new List<FactVersion>();
        foreach (var one in later)
        {
            var now = FactSheet.FromJson(one.FactsJson);
            versions.Add(
                new(
                    one.Number,
                    one.ReadAt,
                    one.Reason,
                    FactChanges.Between(before, now, terms, regions.PathOf)
                )
            );
            before = now;
        }

        return versions;
    }

    internal Task<StoredFile?> FileAsync(RoundId round, CorrectionId id, CancellationToken ct)
    {
        var files = db.Files;
        return db
            .Corrections.AsNoTracking()
            .Where(c => c.RoundId == round && c.Id == id)
            .Join(files, c => c.FileId, f => f.Id, (c, f) => f)
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Nominations of the co-ops the reader acts for, in rounds that take corrections now.</summary>
    internal async Task<IReadOnlyList<OwnNomination>> OwnAsync(CancellationToken ct)
    {
        List<OrganisationId> own =
        [
            .. actor
                .Current.Select(g => g.Organisation)
                .OfType<Guid>()
                .Distinct()
                .Select(OrganisationId.From),
        ];
        var rounds = await db
            .Rounds.AsNoTracking()
            .Where(r => r.State == RoundState.Screened && r.CorrectionDays > 0)
            .ToListAsync(ct);
        var open = rounds.Where(r => CorrectionTime.RefusalOf(r, clock) is null).ToDictionary(r => r.Id);
        List<RoundId> ids = [.. open.Keys];
        var rows = await db
            .Nominations.AsNoTracking()
            .Where(n =>
                ids.Contains(n.RoundId)
                && n.State == NominationState.Submitted
                && n.NominatorId != null
                && own.Contains(n.NominatorId.Value)
            )
            .OrderBy(n => n.Code)
            .ToListAsync(ct);
        var people = await persons.FindAllAsync([.. rows.Select(n => n.PersonId)], ct);
        return
        [
            .. rows.Select(n => new OwnNomination(
                n.Id,
                n.Code,
                people[n.PersonId].Name,
                open[n.RoundId].Title,
                open[n.RoundId].CorrectionsUntil!.Value
            )),
        ];
    }

    internal IReadOnlyList<DisputableFact> Disputable(TrainingRound round) =>
        FactChanges.Disputable(RoundTerms.FromJson(round.TermsJson), regions.PathOf);

    private Dictionary<string, FormattableString> Labels(TrainingRound round) =>
        Disputable(round).ToDictionary(f => f.Id, f => f.Label, StringComparer.Ordinal);

    /// <summary>A rule may have been relaxed since: then its id must do.</summary>
    private static FormattableString Label(Dictionary<string, FormattableString> labels, string fact) =>
        labels.TryGetValue(fact, out var label) ? label : $"{fact}";
}
