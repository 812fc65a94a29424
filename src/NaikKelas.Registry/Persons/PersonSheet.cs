using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Persons;

/// <summary>A place a person holds or held.</summary>
internal sealed record PlaceLine(
    OrganisationId Organisation,
    string Name,
    string RegionCode,
    Position Position,
    DateOnly From,
    DateOnly? Until
);

/// <summary>Two records of one name that are likely one person.</summary>
internal sealed record TwinPair(
    PersonId First,
    string FirstName,
    PersonId Second,
    string SecondName,
    bool SameBirthDate,
    bool SamePhone
);

/// <summary>Report: one person on one page, and the records that look like twins.</summary>
internal sealed class PersonSheet(Db db, Actor actor)
{
    private const int RecordsMax = 1000;

    public Task<Person?> FindAsync(PersonId id, CancellationToken ct) =>
        db.PersonsWithin(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);

    public async Task<IReadOnlyList<PlaceLine>> PlacesAsync(PersonId id, CancellationToken ct)
    {
        var (affiliations, organisations) = (db.Affiliations, db.Organisations);
        var places = await affiliations
            .AsNoTracking()
            .Where(a => a.PersonId == id)
            .Join(
                organisations,
                a => a.OrganisationId,
                o => o.Id,
                (a, o) => new PlaceLine(o.Id, o.Name, o.RegionCode, a.Position, a.From, a.Until)
            )
            .ToListAsync(ct);
        return [.. places.OrderByDescending(p => p.From)];
    }

    /// <summary>
    /// Same name with the same day of birth or the same number; two different NIK are two people. The names that occur
    /// twice come from the index; only those records are read.
    /// </summary>
    public async Task<IReadOnlyList<TwinPair>> TwinsAsync(CancellationToken ct)
    {
        var persons = db.PersonsWithin(actor).AsNoTracking().Where(p => p.MergedInto == null);
        var names = persons.GroupBy(p => p.NameKey).Where(g => g.Count() > 1).Select(g => g.Key);
        var same = await persons
            .Where(p => names.Contains(p.NameKey))
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(RecordsMax)
            .ToListAsync(ct);
        return
        [
            .. same.GroupBy(p => p.NameKey, StringComparer.Ordinal)
                .SelectMany(group =>
                    group.Index().SelectMany(a => group.Skip(a.Index + 1).Select(b => PairOf(a.Item, b)))
                )
                .OfType<TwinPair>(),
        ];
    }

    private static TwinPair? PairOf(Person a, Person b)
    {
        var birth = a.BirthDate is not null && a.BirthDate == b.BirthDate;
        var phone = a.Phone is not null && a.Phone == b.Phone;
        return (birth || phone) && (a.NikIndex is null || b.NikIndex is null)
            ? new TwinPair(a.Id, a.Name, b.Id, b.Name, birth, phone)
            : null;
    }
}
