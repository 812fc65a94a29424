using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Affiliations;

/// <summary>A person and the organisation that vouches for them.</summary>
/// <param name="Organisation">Which must lie within the asker's reach; the caller has looked.</param>
/// <param name="Person">Recorded, or added in this transaction.</param>
/// <param name="Position">Taken only where the person has no place there yet; null: none was told.</param>
public sealed record Membership(OrganisationId Organisation, PersonId Person, Position? Position);

/// <summary>The registry's door to places in organisations.</summary>
public sealed class AffiliationDirectory(Db db, AgencyClock clock)
{
    /// <summary>
    /// Inside another room's transaction: gives each person a place in the organisation, unsaved, unless one is held
    /// today. For each membership null, or why it cannot be.
    /// </summary>
    public async Task<IReadOnlyList<Refusal?>> EnsureAllAsync(
        IReadOnlyList<Membership> memberships,
        CancellationToken ct
    )
    {
        var organisations = memberships.Select(m => m.Organisation).Distinct().ToArray();
        var held = await HeldAsync(organisations, ct);
        return [.. memberships.Select(m => Ensure(m, held[m.Organisation]))];
    }

    /// <summary>
    /// Everybody who has or had a place in an organisation, those in office first, best known first. The organisation
    /// must lie within the asker's reach; the caller has looked.
    /// </summary>
    public async Task<IReadOnlyList<(PersonId Person, PositionFact Position)>> PeopleOfAsync(
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        var held = await HeldAsync([organisation], ct);
        return
        [
            .. held[organisation]
                .OrderByDescending(a => a.HoldsOn(clock.Today))
                .ThenBy(a => a.Position)
                .ThenByDescending(a => a.From)
                .ThenBy(a => a.Id)
                .Select(a => (a.PersonId, new PositionFact(organisation, a.Position, a.From, a.Until))),
        ];
    }

    private Refusal? Ensure(Membership wanted, List<Affiliation> held)
    {
        if (held.Exists(a => a.PersonId == wanted.Person && a.HoldsOn(clock.Today)))
            return null;
        if (wanted.Position is null)
            return new Refusal(
                "affiliation.unknown",
                $"Orang ini belum tercatat di koperasi pengusul. Isi jabatannya di sana.",
                nameof(AffiliationInput.Position)
            );
        var input = new AffiliationInput
        {
            Person = wanted.Person,
            Position = wanted.Position,
            From = clock.Today,
        };
        var appointed = AffiliationRules.Check(wanted.Organisation, input, held, clock.Today);
        if (appointed.Refused)
            return appointed.Refusal;
        held.Add(appointed.Value);
        db.Affiliations.Add(appointed.Value);
        return null;
    }

    private async Task<Dictionary<OrganisationId, List<Affiliation>>> HeldAsync(
        OrganisationId[] ids,
        CancellationToken ct
    )
    {
        var affiliations = db.Affiliations;
        var held = ids.ToDictionary(id => id, _ => new List<Affiliation>());
        foreach (var some in ids.Chunk(1000))
        foreach (
            var one in await affiliations
                .AsNoTracking()
                .Where(a => some.Contains(a.OrganisationId))
                .ToListAsync(ct)
        )
            held[one.OrganisationId].Add(one);
        return held;
    }
}
