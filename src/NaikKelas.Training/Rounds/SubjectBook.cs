using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>Brings together what rules ask about: registry facts, and seats in other published rounds. In bulk.</summary>
public sealed class SubjectBook(Db db, FactBook facts, AgencyClock clock, Regions regions)
{
    private const int AtOnce = 1000;

    /// <param name="wanted">Person and nominator, in the order of the answer.</param>
    /// <param name="round">The round they are asked for; its own seats do not count.</param>
    /// <param name="ct">Ends the waiting.</param>
    internal async Task<IReadOnlyList<Subject>> OfAsync(
        IReadOnlyList<(PersonId Person, OrganisationId? Nominator)> wanted,
        RoundId round,
        CancellationToken ct
    )
    {
        List<PersonId> people = [.. wanted.Select(w => w.Person).Distinct()];
        var persons = await facts.PersonsAsync(people, ct);
        var organisations = await facts.OrganisationsAsync(
            [.. wanted.Select(w => w.Nominator).OfType<OrganisationId>().Distinct()],
            ct
        );
        var seats = await SeatsElsewhereAsync(people, round, ct);
        return
        [
            .. wanted.Select(w => new Subject(
                persons[w.Person],
                w.Nominator is { } nominator ? organisations[nominator] : null,
                [.. seats[w.Person]]
            )),
        ];
    }

    /// <summary>The same for nominations: with their delegations and recommendations, where the terms know such.</summary>
    internal async Task<IReadOnlyList<Subject>> OfAsync(
        IReadOnlyList<Nomination> nominations,
        RoundId round,
        RoundTerms terms,
        CancellationToken ct
    )
    {
        var companions = await CompanionsAsync(round, terms, ct);
        var recommended = await RecommendationsAsync(round, terms, ct);
        List<(NominationId Nomination, PersonId Person, OrganisationId? Nominator)> wanted =
        [
            .. nominations.SelectMany(n =>
                companions[n.Id].Prepend(n.PersonId).Select(person => (n.Id, person, n.NominatorId))
            ),
        ];
        var subjects = (await OfAsync([.. wanted.Select(w => (w.Person, w.Nominator))], round, ct))
            .Zip(wanted)
            .ToLookup(
                s => s.Second.Nomination,
                s => s.First with { Recommendations = [.. recommended[s.Second.Nomination]] }
            );
        return
        [
            .. nominations.Select(n =>
                subjects[n.Id].First() with
                {
                    Companions = [.. subjects[n.Id].Skip(1)],
                }
            ),
        ];
    }

    private async Task<ILookup<NominationId, PersonId>> CompanionsAsync(
        RoundId round,
        RoundTerms terms,
        CancellationToken ct
    ) =>
        (
            terms.DelegationSize is null
                ? []
                : await db
                    .Delegates.AsNoTracking()
                    .Where(d => d.RoundId == round && d.Number > 1)
                    .OrderBy(d => d.Number)
                    .Select(d => new { d.NominationId, d.PersonId })
                    .ToListAsync(ct)
        ).ToLookup(d => d.NominationId, d => d.PersonId);

    private async Task<ILookup<NominationId, RecommendationFact>> RecommendationsAsync(
        RoundId round,
        RoundTerms terms,
        CancellationToken ct
    ) =>
        (
            terms.Recommenders.Count == 0
                ? []
                : await db
                    .Recommendations.AsNoTracking()
                    .Where(r => r.RoundId == round)
                    .OrderBy(r => r.By)
                    .ToListAsync(ct)
        ).ToLookup(
            r => r.NominationId,
            r => new RecommendationFact(
                r.By,
                regions.PathOf(r.RegionCode),
                DateOnly.FromDateTime(clock.Local(r.GivenAt))
            )
        );

    /// <summary>Classes to which people were admitted in other rounds that are published: past trainings and coming ones.</summary>
    private async Task<ILookup<PersonId, SeatElsewhere>> SeatsElsewhereAsync(
        List<PersonId> people,
        RoundId round,
        CancellationToken ct
    )
    {
        var (nominations, decisions, rounds) = (db.Nominations, db.Decisions, db.Rounds);
        var (classes, topics) = (db.Classes, db.Topics);
        var seats = new List<(PersonId Person, SeatElsewhere Seat)>();
        foreach (var some in people.Chunk(AtOnce))
        {
            var rows = await (
                from n in nominations.AsNoTracking()
                join d in decisions on n.Id equals d.NominationId
                join r in rounds on n.RoundId equals r.Id
                join c in classes on n.RoundId equals c.RoundId
                join t in topics on c.TopicId equals t.Id
                where
                    some.Contains(n.PersonId)
                    && n.RoundId != round
                    && n.State == NominationState.Submitted
                    && r.State == RoundState.Published
                    && d.Status == DecisionStatus.Admitted
                    && c.Code == d.ClassCode
                select new
                {
                    n.PersonId,
                    c.TopicId,
                    Topic = t.Name,
                    c.Name,
                    r.Title,
                    c.StartsOn,
                    c.EndsOn,
                }
            ).ToListAsync(ct);
            seats.AddRange(
                rows.Select(s =>
                    (
                        s.PersonId,
                        new SeatElsewhere(s.TopicId, $"{s.Topic}, {s.Name}", s.Title, s.StartsOn, s.EndsOn)
                    )
                )
            );
        }

        return seats.ToLookup(s => s.Person, s => s.Seat);
    }
}
