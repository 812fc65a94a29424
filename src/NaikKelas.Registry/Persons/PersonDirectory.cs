using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

/// <summary>What other rooms may know of a person: never the whole NIK.</summary>
public sealed record PersonCard(
    PersonId Id,
    string Name,
    string? MaskedNik,
    Sex? Sex,
    string? Phone,
    string? Email = null
)
{
    internal static PersonCard Of(Person person, PersonalDataKey key) =>
        new(
            person.Id,
            person.Name,
            person.NikSealed is { } nik ? Nik.Mask(key.Open(nik)) : null,
            person.Sex,
            person.Phone,
            person.Email
        );
}

/// <summary>The registry's door to persons. A record that was merged away answers with the one it went into.</summary>
public sealed class PersonDirectory(
    Db db,
    Actor actor,
    PersonalDataKey key,
    Regions regions,
    AgencyClock clock
)
{
    private const int AtOnce = 1000;

    public async Task<PersonCard?> FindAsync(PersonId id, CancellationToken ct) =>
        (await FindAllAsync([id], ct)).GetValueOrDefault(id);

    /// <summary>Only where the person is within the asker's reach.</summary>
    public async Task<PersonCard?> FindWithinAsync(PersonId id, CancellationToken ct) =>
        await db.PersonsWithin(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } person
            ? PersonCard.Of(person, key)
            : null;

    /// <summary>By the id that was asked for, also where it was merged into another. Two queries a thousand at most.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonCard>> FindAllAsync(
        IReadOnlyCollection<PersonId> ids,
        CancellationToken ct
    )
    {
        var persons = db.Persons;
        var cards = new Dictionary<PersonId, PersonCard>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            var found = await persons.AsNoTracking().Where(p => some.Contains(p.Id)).ToListAsync(ct);
            PersonId[] kept = [.. found.Select(p => p.MergedInto).OfType<PersonId>().Distinct()];
            var into =
                kept.Length == 0
                    ? []
                    : await persons
                        .AsNoTracking()
                        .Where(p => kept.Contains(p.Id))
                        .ToDictionaryAsync(p => p.Id, ct);
            foreach (var person in found)
                cards[person.Id] = PersonCard.Of(person.MergedInto is { } other ? into[other] : person, key);
        }

        return cards;
    }

    /// <summary>By NIK, in any region: whoever knows the whole number may learn whose it is.</summary>
    public async Task<PersonCard?> FindByNikAsync(Nik nik, CancellationToken ct) =>
        (await FindAllByNikAsync([nik], ct)).GetValueOrDefault(nik);

    public async Task<IReadOnlyDictionary<Nik, PersonCard>> FindAllByNikAsync(
        IReadOnlyCollection<Nik> niks,
        CancellationToken ct
    )
    {
        var persons = db.Persons;
        var cards = new Dictionary<Nik, PersonCard>(niks.Count);
        foreach (var some in niks.Distinct().Chunk(AtOnce))
        {
            var byIndex = some.ToDictionary(nik => key.BlindIndex(nik.Digits), StringComparer.Ordinal);
            var indexes = byIndex.Keys.ToArray();
            foreach (
                var person in await persons
                    .AsNoTracking()
                    .Where(p => indexes.Contains(p.NikIndex))
                    .ToListAsync(ct)
            )
                cards[byIndex[person.NikIndex!]] = PersonCard.Of(person, key);
        }

        return cards;
    }

    /// <summary>For pickers: persons within the asker's reach with all these words (or a whole NIK), by name.</summary>
    public async Task<IReadOnlyList<PersonCard>> SearchAsync(string text, int take, CancellationToken ct)
    {
        var found = await db.PersonsWithin(actor)
            .AsNoTracking()
            .Where(p => p.MergedInto == null)
            .Matching(db, key, text)
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(take)
            .ToListAsync(ct);
        return [.. found.Select(p => PersonCard.Of(p, key))];
    }

    /// <summary>
    /// Inside another room's transaction: the persons of these inputs, in their order. Whose NIK is known is that
    /// person; the others are added, unsaved. The fields of refusals name the row: <c>[3].Nik</c>.
    /// </summary>
    /// <param name="inputs">One for each person.</param>
    /// <param name="regionCode">Where those belong who tell no residence.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<List<PersonId>>> RegisterAllAsync(
        IReadOnlyList<PersonInput> inputs,
        string? regionCode,
        CancellationToken ct
    )
    {
        var refusals = new Refusals();
        var drafts = inputs.Select(input => PersonRules.Check(input, regions, clock.Today)).ToList();
        for (var i = 0; i < drafts.Count; i++)
            foreach (var refusal in drafts[i].Refusals)
                refusals.Add(refusal with { Field = $"[{i}].{refusal.Field}" });
        if (refusals.Any)
            return refusals;

        var known = await FindAllByNikAsync([.. drafts.Select(d => d.Value!.Nik).OfType<Nik>()], ct);
        var ids = known.ToDictionary(k => k.Key, k => k.Value.Id);
        var all = new List<PersonId>(inputs.Count);
        foreach (var draft in drafts.Select(d => d.Value!))
        {
            if (draft.Nik is { } nik && ids.TryGetValue(nik, out var id))
            {
                all.Add(id);
                continue;
            }

            var person = draft.ToPerson(key, regionCode);
            db.Persons.Add(person);
            if (draft.Nik is { } added)
                ids[added] = person.Id;
            all.Add(person.Id);
        }

        return all;
    }
}
