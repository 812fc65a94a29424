using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Imports;

/// <summary>A person that rows of a sheet speak of: on record already, or new with the first row that is imported.</summary>
internal sealed class KnownPerson(Person person, bool isReached, bool isNew)
{
    private bool _isAdded = !isNew;

    public Person Person => person;

    public PersonId Id => person.Id;

    /// <summary>Whose values this importer may see and change.</summary>
    public bool IsReached => isReached;

    /// <summary>The first row that told of the person.</summary>
    public int? Row { get; set; }

    /// <summary>The name's key as it will be once the sheet is in.</summary>
    public string NameKey { get; set; } = person.NameKey;

    public void AddTo(Db db)
    {
        if (!_isAdded)
            db.Persons.Add(person);
        _isAdded = true;
    }
}

/// <summary>The persons of a sheet by their NIK, read in bulk through the blind index and tracked.</summary>
internal sealed class KnownPeople(PersonalDataKey key)
{
    private readonly Dictionary<string, KnownPerson> _byIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<Nik, string> _indexes = [];

    public static async Task<KnownPeople> ReadAsync(
        Db db,
        Actor actor,
        PersonalDataKey key,
        IEnumerable<Nik> niks,
        CancellationToken ct
    )
    {
        var people = new KnownPeople(key);
        var persons = db.Persons;
        var within = db.PersonsWithin(actor);
        foreach (var some in niks.Select(people.IndexOf).Distinct(StringComparer.Ordinal).Chunk(1000))
        {
            var reached = (
                await within.Where(p => some.Contains(p.NikIndex)).Select(p => p.Id).ToListAsync(ct)
            ).ToHashSet();
            foreach (
                var person in await persons
                    .Include(p => p.Words)
                    .Where(p => some.Contains(p.NikIndex))
                    .ToListAsync(ct)
            )
                people._byIndex[person.NikIndex!] = new KnownPerson(
                    person,
                    reached.Contains(person.Id),
                    isNew: false
                );
        }

        return people;
    }

    public KnownPerson? Find(Nik nik) => _byIndex.GetValueOrDefault(IndexOf(nik));

    public KnownPerson Add(Nik nik, PersonDraft draft, string? regionCode, int row) =>
        _byIndex[IndexOf(nik)] = new KnownPerson(
            draft.ToPerson(key, regionCode),
            isReached: true,
            isNew: true
        )
        {
            Row = row,
        };

    private string IndexOf(Nik nik) =>
        _indexes.TryGetValue(nik, out var index) ? index : _indexes[nik] = key.BlindIndex(nik.Digits);
}

/// <summary>A term on record or in the sheet. Its end may be moved by a row before another row is checked.</summary>
internal sealed class KnownTerm(Affiliation record)
{
    public Affiliation Record => record;

    public DateOnly? Until { get; set; } = record.Until;

    /// <summary>The row that told of it.</summary>
    public int? Row { get; set; }

    /// <summary>As it will be once the sheet is in.</summary>
    public Affiliation Later() =>
        new()
        {
            Id = record.Id,
            OrganisationId = record.OrganisationId,
            PersonId = record.PersonId,
            Position = record.Position,
            From = record.From,
            Until = Until,
        };
}

/// <summary>The terms of the co-ops in a sheet, read in bulk and tracked.</summary>
internal sealed class KnownTerms
{
    private readonly Dictionary<OrganisationId, List<KnownTerm>> _byCooperative = [];

    public static async Task<KnownTerms> ReadAsync(
        Db db,
        IEnumerable<OrganisationId> cooperatives,
        CancellationToken ct
    )
    {
        var terms = new KnownTerms();
        var affiliations = db.Affiliations;
        foreach (var some in cooperatives.Chunk(1000))
        foreach (var held in await affiliations.Where(a => some.Contains(a.OrganisationId)).ToListAsync(ct))
            terms.In(held.OrganisationId).Add(new KnownTerm(held));
        return terms;
    }

    public KnownTerm? Find(OrganisationId cooperative, PersonId person, ImportOfficers.Row row) =>
        In(cooperative)
            .Find(t =>
                t.Record.PersonId == person && t.Record.Position == row.Position && t.Record.From == row.From
            );

    public IReadOnlyCollection<Affiliation> Of(OrganisationId cooperative) =>
        [.. In(cooperative).Select(t => t.Later())];

    public void Add(Affiliation affiliation, int row) =>
        In(affiliation.OrganisationId).Add(new KnownTerm(affiliation) { Row = row });

    private List<KnownTerm> In(OrganisationId cooperative) =>
        _byCooperative.TryGetValue(cooperative, out var terms) ? terms : _byCooperative[cooperative] = [];
}
