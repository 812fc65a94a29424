using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Facts;

/// <summary>A RAT as another room may read it.</summary>
public sealed record RatFact(
    int BookYear,
    DateOnly HeldOn,
    DateOnly? ReportedOn,
    int? Attendance,
    int? Members,
    string Source
);

/// <summary>A filed health predicate as another room may read it.</summary>
public sealed record HealthFact(int Year, HealthPredicate Predicate, DateOnly AssessedOn, string Source);

/// <summary>A legal document as another room may read it.</summary>
public sealed record DocumentFact(
    LegalDocumentKind Kind,
    string Number,
    DateOnly? IssuedOn,
    DateOnly? ExpiresOn
);

/// <summary>A person's position, with its term.</summary>
public sealed record PositionFact(
    OrganisationId Organisation,
    Position Position,
    DateOnly From,
    DateOnly? Until
)
{
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>All that eligibility may ask about an organisation.</summary>
public sealed record OrganisationFacts(
    OrganisationId Id,
    OrganisationKind Kind,
    OrganisationStatus Status,
    string Name,
    string RegionCode,
    DateOnly? FoundedOn,
    IReadOnlyList<RatFact> Rats,
    IReadOnlyList<HealthFact> Health,
    IReadOnlyList<DocumentFact> Documents
);

/// <summary>All that eligibility may ask about a person.</summary>
public sealed record PersonFacts(
    PersonId Id,
    string Name,
    Sex? Sex,
    DateOnly? BirthDate,
    bool HasDisability,
    string? RegionCode,
    IReadOnlyList<PositionFact> Positions
);

/// <summary>
/// The registry's facts for selection, read in bulk: four queries for each thousand organisations, three for each
/// thousand people. Facts come from here, never from the applicant's word.
/// </summary>
public sealed class FactBook(Db db)
{
    private const int AtOnce = 1000;

    public async Task<IReadOnlyDictionary<OrganisationId, OrganisationFacts>> OrganisationsAsync(
        IReadOnlyCollection<OrganisationId> ids,
        CancellationToken ct
    )
    {
        var (organisations, rats) = (db.Organisations, db.RatRecords);
        var (health, documents) = (db.HealthRecords, db.LegalDocuments);
        var facts = new Dictionary<OrganisationId, OrganisationFacts>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            var ratsOf = await GroupAsync(
                rats.Where(r => some.Contains(r.OrganisationId)),
                r => r.OrganisationId,
                ct
            );
            var healthOf = await GroupAsync(
                health.Where(h => some.Contains(h.OrganisationId)),
                h => h.OrganisationId,
                ct
            );
            var papersOf = await GroupAsync(
                documents.Where(d => some.Contains(d.OrganisationId)),
                d => d.OrganisationId,
                ct
            );
            foreach (
                var o in await organisations.AsNoTracking().Where(o => some.Contains(o.Id)).ToListAsync(ct)
            )
                facts[o.Id] = new OrganisationFacts(
                    o.Id,
                    o.Kind,
                    o.Status,
                    o.Name,
                    o.RegionCode,
                    o.FoundedOn,
                    [
                        .. ratsOf[o.Id]
                            .Select(r => new RatFact(
                                r.BookYear,
                                r.HeldOn,
                                r.ReportedOn,
                                r.Attendance,
                                r.Members,
                                r.Source
                            )),
                    ],
                    [
                        .. healthOf[o.Id]
                            .Select(h => new HealthFact(h.Year, h.Predicate, h.AssessedOn, h.Source)),
                    ],
                    [
                        .. papersOf[o.Id]
                            .Select(d => new DocumentFact(d.Kind, d.Number, d.IssuedOn, d.ExpiresOn)),
                    ]
                );
        }

        return facts;
    }

    /// <summary>By the id that was asked for; a record that was merged away answers with the one it went into.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonFacts>> PersonsAsync(
        IReadOnlyCollection<PersonId> ids,
        CancellationToken ct
    )
    {
        var persons = db.Persons;
        var facts = new Dictionary<PersonId, PersonFacts>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            var into = await persons
                .AsNoTracking()
                .Where(p => some.Contains(p.Id) && p.MergedInto != null)
                .ToDictionaryAsync(p => p.Id, p => p.MergedInto!.Value, ct);
            var own = await OwnFactsAsync(
                [.. some.Select(id => into.GetValueOrDefault(id, id)).Distinct()],
                ct
            );
            foreach (var id in some)
                if (own.TryGetValue(into.GetValueOrDefault(id, id), out var found))
                    facts[id] = found;
        }

        return facts;
    }

    /// <summary>Who holds a position on a day in an organisation of a region: the people a round there may reach.</summary>
    public async Task<IReadOnlyList<(PersonId Person, OrganisationId Organisation)>> AffiliatesAsync(
        string regionCode,
        DateOnly day,
        CancellationToken ct
    )
    {
        var (organisations, affiliations) = (db.Organisations, db.Affiliations);
        var here = organisations.Where(Scope.In<Organisation>(o => o.RegionCode, regionCode));
        var held = await affiliations
            .AsNoTracking()
            .Where(a => a.From <= day && (a.Until == null || a.Until >= day))
            .Join(here, a => a.OrganisationId, o => o.Id, (a, o) => new { a.PersonId, a.OrganisationId })
            .Distinct()
            .ToListAsync(ct);
        return [.. held.Select(a => (a.PersonId, a.OrganisationId))];
    }

    private async Task<Dictionary<PersonId, PersonFacts>> OwnFactsAsync(PersonId[] ids, CancellationToken ct)
    {
        var (persons, affiliations) = (db.Persons, db.Affiliations);
        var held = await GroupAsync(affiliations.Where(a => ids.Contains(a.PersonId)), a => a.PersonId, ct);
        return (await persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct)).ToDictionary(
            p => p.Id,
            p => new PersonFacts(
                p.Id,
                p.Name,
                p.Sex,
                p.BirthDate,
                p.HasDisability,
                p.RegionCode,
                [.. held[p.Id].Select(a => new PositionFact(a.OrganisationId, a.Position, a.From, a.Until))]
            )
        );
    }

    private static async Task<ILookup<TKey, T>> GroupAsync<T, TKey>(
        IQueryable<T> rows,
        Func<T, TKey> key,
        CancellationToken ct
    )
        where T : class => (await rows.AsNoTracking().ToListAsync(ct)).ToLookup(key);
}
