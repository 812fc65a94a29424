using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Affiliations;

/// <summary>Use case: somebody takes a place in an organisation (mencatat pengurus, pengawas, pengelola, anggota).</summary>
public sealed class AppointAffiliation(Db db, Actor actor, PersonDirectory persons, AgencyClock clock)
{
    public async Task<Result<Guid>> RunAsync(
        OrganisationId organisation,
        AffiliationInput input,
        CancellationToken ct
    )
    {
        var all = await db.RunAsync(() => AppointAsync([(organisation, input)], named: false, ct), ct);
        return all.Refused ? all.As<Guid>() : all.Value[0];
    }

    /// <summary>All or none, in one transaction: three queries a thousand. The fields of refusals name the row: <c>[3].Position</c>.</summary>
    public Task<Result<List<Guid>>> RunAllAsync(
        IReadOnlyList<(OrganisationId Organisation, AffiliationInput Input)> inputs,
        CancellationToken ct
    ) => db.RunAsync(() => AppointAsync(inputs, named: true, ct), ct);

    private async Task<Result<List<Guid>>> AppointAsync(
        IReadOnlyList<(OrganisationId Organisation, AffiliationInput Input)> inputs,
        bool named,
        CancellationToken ct
    )
    {
        var within = await WithinAsync([.. inputs.Select(i => i.Organisation).Distinct()], ct);
        var known = await persons.FindAllAsync(
            [.. inputs.Select(i => i.Input.Person).OfType<PersonId>().Distinct()],
            ct
        );
        var held = await HeldAsync([.. within], ct);
        var refusals = new Refusals();
        var ids = new List<Guid>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            var (organisation, input) = inputs[i];
            if (!within.Contains(organisation))
                return Unknown.Organisation;
            if (input.Person is { } person)
            {
                if (!known.TryGetValue(person, out var card))
                    return Unknown.Person;
                input = input with { Person = card.Id };
            }

            var beside = held.GetValueOrDefault(organisation) ?? (held[organisation] = []);
            var appointed = AffiliationRules.Check(organisation, input, beside, clock.Today);
            foreach (var refusal in appointed.Refusals)
                refusals.Add(named ? refusal with { Field = $"[{i}].{refusal.Field}" } : refusal);
            if (appointed.Refused)
                continue;
            beside.Add(appointed.Value);
            db.Affiliations.Add(appointed.Value);
            ids.Add(appointed.Value.Id);
        }

        return refusals.Any ? refusals : ids;
    }

    private async Task<HashSet<OrganisationId>> WithinAsync(OrganisationId[] ids, CancellationToken ct)
    {
        var found = new HashSet<OrganisationId>(ids.Length);
        foreach (var some in ids.Chunk(1000))
            found.UnionWith(
                await db.OrganisationsWithin(actor)
                    .Where(o => some.Contains(o.Id))
                    .Select(o => o.Id)
                    .ToListAsync(ct)
            );
        return found;
    }

    private async Task<Dictionary<OrganisationId, List<Affiliation>>> HeldAsync(
        OrganisationId[] ids,
        CancellationToken ct
    )
    {
        var affiliations = db.Affiliations;
        var held = new Dictionary<OrganisationId, List<Affiliation>>(ids.Length);
        foreach (var some in ids.Chunk(1000))
        foreach (
            var group in (
                await affiliations.AsNoTracking().Where(a => some.Contains(a.OrganisationId)).ToListAsync(ct)
            ).GroupBy(a => a.OrganisationId)
        )
            held[group.Key] = [.. group];
        return held;
    }
}
