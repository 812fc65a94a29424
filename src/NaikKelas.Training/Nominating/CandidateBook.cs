using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

internal enum CandidateState
{
    Free,

    /// <summary>By this organisation.</summary>
    Nominated,

    /// <summary>By another; which one is not told.</summary>
    Elsewhere,

    /// <summary>The term is over.</summary>
    Ended,
}

/// <summary>Somebody of the organisation who could be put forward, or the reason why not.</summary>
internal sealed record Candidate(
    PersonId Id,
    string Name,
    PositionFact Position,
    CandidateState State,
    string? Code
);

/// <summary>Who of an organisation can be nominated in a round: nobody types a NIK.</summary>
internal sealed class CandidateBook(
    Db db,
    AgencyClock clock,
    AffiliationDirectory affiliations,
    PersonDirectory persons
)
{
    /// <summary>Each person once, with the best known position held today, else the one that ended last. Five queries.</summary>
    public async Task<IReadOnlyList<Candidate>> OfAsync(
        TrainingRound round,
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        var held = (await affiliations.PeopleOfAsync(organisation, ct)).DistinctBy(h => h.Person).ToList();
        PersonId[] people = [.. held.Select(h => h.Person)];
        var cards = await persons.FindAllAsync(people, ct);
        var standing = await StandingAsync(db, round.Id, people, ct);
        return
        [
            .. held.Select(h => new Candidate(
                    h.Person,
                    cards[h.Person].Name,
                    h.Position,
                    StateOf(h.Position, standing.GetValueOrDefault(h.Person), organisation),
                    standing.GetValueOrDefault(h.Person) is { } own && own.NominatorId == organisation
                        ? own.Code
                        : null
                ))
                .OrderBy(c => c.State == CandidateState.Ended),
        ];
    }

    /// <summary>What the nominator took back, of people nobody has put forward again. One query.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> WithdrawnAsync(
        TrainingRound round,
        OrganisationId organisation,
        IReadOnlyList<Candidate> candidates,
        CancellationToken ct
    )
    {
        var rows = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == round.Id && n.NominatorId == organisation)
            .Where(n => n.State == NominationState.Withdrawn && n.WithdrawnBy == WithdrawnBy.Nominator)
            .OrderByDescending(n => n.Code)
            .Select(n => new { n.Code, n.PersonId })
            .ToListAsync(ct);
        var free = candidates.Where(c => c.State == CandidateState.Free).ToDictionary(c => c.Id, c => c.Name);
        return
        [
            .. rows.Where(r => free.ContainsKey(r.PersonId))
                .DistinctBy(r => r.PersonId)
                .Select(r => (r.Code, free[r.PersonId])),
        ];
    }

    /// <summary>The nomination that stands for each of these people in a round, alone or in a delegation.</summary>
    internal static async Task<IReadOnlyDictionary<PersonId, Nomination>> StandingAsync(
        Db db,
        RoundId round,
        PersonId[] people,
        CancellationToken ct
    )
    {
        var nominations = db.Nominations.AsNoTracking().Where(n => n.RoundId == round);
        var standing = await nominations
            .Where(n => n.State == NominationState.Submitted && people.Contains(n.PersonId))
            .ToDictionaryAsync(n => n.PersonId, ct);
        foreach (
            var along in await db
                .Delegates.AsNoTracking()
                .Where(d =>
                    d.RoundId == round && d.State == NominationState.Submitted && people.Contains(d.PersonId)
                )
                .Join(
                    nominations,
                    d => d.NominationId,
                    n => n.Id,
                    (d, n) => new { d.PersonId, Nomination = n }
                )
                .ToListAsync(ct)
        )
            standing.TryAdd(along.PersonId, along.Nomination);
        return standing;
    }

    private CandidateState StateOf(PositionFact held, Nomination? standing, OrganisationId organisation) =>
        standing switch
        {
            { } own when own.NominatorId == organisation => CandidateState.Nominated,
            { } => CandidateState.Elsewhere,
            null => held.HoldsOn(clock.Today) ? CandidateState.Free : CandidateState.Ended,
        };
}
