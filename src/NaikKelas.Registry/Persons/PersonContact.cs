using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Persons;

/// <summary>How a person is reached, and what only that person is likely to know. Never for lists that others read.</summary>
public sealed record PersonContact(
    PersonId Id,
    string Name,
    string? Phone,
    string? Email,
    DateOnly? BirthDate
)
{
    /// <summary>Whether somebody typed this person's number, however it was written.</summary>
    public bool HasPhone(string typed) =>
        Phone is not null && Contact.ReadPhone(typed) is { Refused: false } read && read.Value == Phone;
}

/// <summary>The registry's door to how people are reached. A record that was merged away answers with the one it went into.</summary>
public sealed class ContactBook(Db db)
{
    private const int AtOnce = 1000;

    /// <summary>By the id that was asked for. Two queries a thousand.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonContact>> FindAllAsync(
        IReadOnlyCollection<PersonId> ids,
        CancellationToken ct
    )
    {
        var persons = db.Persons;
        var contacts = new Dictionary<PersonId, PersonContact>(ids.Count);
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
                contacts[person.Id] = Of(person.MergedInto is { } other ? into[other] : person);
        }

        return contacts;
    }

    private static PersonContact Of(Person person) =>
        new(person.Id, person.Name, person.Phone, person.Email, person.BirthDate);
}
