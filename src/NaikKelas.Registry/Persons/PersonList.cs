using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Persons;

/// <summary>One line of the list: a person and the foremost position held today.</summary>
internal sealed record PersonRow(
    PersonId Id,
    string Name,
    string? MaskedNik,
    Sex? Sex,
    string? Phone,
    string? RegionCode,
    Position? Position,
    OrganisationId? Organisation,
    string? OrganisationName
);

/// <summary>
/// Report: the persons within reach, as filtered: <c>q</c> beginnings of name words or a whole NIK, <c>jk</c>,
/// <c>jabatan</c> (held today), <c>wilayah</c> (residence).
/// </summary>
internal sealed class PersonList(Db db, Actor actor, PersonalDataKey key, AgencyClock clock)
{
    /// <summary>Counting stops here: nobody leafs through more, and counting all of a big table is what makes lists slow.</summary>
    public const int TotalMax = 1000;

    private static readonly Sorting<Person> Sorting = new Sorting<Person>()
        .By("nama", p => p.NameKey)
        .Ending(p => p.Id);

    private static readonly Sorting<NameWord> WordSorting = new Sorting<NameWord>()
        .By("nama", w => w.NameKey)
        .Ending(w => w.PersonId);

    /// <summary>Three queries, four without words of a name: how many, which, those persons, their positions.</summary>
    public async Task<Page<PersonRow>> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var words = NameKey.Words(NameKey.Of(query.Q));
        var (page, shown) =
            words is [] or [[_]] || Digit.Only(query.Q) is { Length: Nik.Length }
                ? await InOrderAsync(query, ct)
                : await ByWordsAsync(words, query, ct);
        var persons = (
            await db.Persons.AsNoTracking().Where(p => shown.Contains(p.Id)).ToListAsync(ct)
        ).ToDictionary(p => p.Id);
        return page with { Rows = await WithPositionsAsync([.. shown.Select(id => persons[id])], ct) };
    }

    /// <summary>Whether there are more than were counted.</summary>
    public bool More { get; private set; }

    /// <summary>All of them, for a file.</summary>
    public async Task<IReadOnlyList<PersonRow>> ReadAllAsync(ListQuery query, CancellationToken ct)
    {
        List<PersonRow> all = [];
        foreach (var some in (await Filter(query).Sorted(query, Sorting).ToListAsync(ct)).Chunk(TotalMax))
            all.AddRange(await WithPositionsAsync(some, ct));
        return all;
    }

    private async Task<(Page<PersonRow> Page, IReadOnlyList<PersonId> Shown)> InOrderAsync(
        ListQuery query,
        CancellationToken ct
    )
    {
        // Counted in order too: the index that sorts also holds all that is asked.
        var ids = Filter(query).Sorted(query, Sorting).Select(p => p.Id);
        var page = PageOf(await ids.Take(TotalMax + 1).CountAsync(ct), query);
        return (
            page,
            await ids.Skip((((IPage)page).Number - 1) * query.Size).Take(query.Size).ToListAsync(ct)
        );
    }

    /// <summary>Words of a name are found, cut and sorted in their own index, without looking up each person.</summary>
    private async Task<(Page<PersonRow> Page, IReadOnlyList<PersonId> Shown)> ByWordsAsync(
        IReadOnlyList<string> words,
        ListQuery query,
        CancellationToken ct
    )
    {
        var rows = db.NameWordsWithin(actor)
            .AsNoTracking()
            .Bearing(db, [.. words.OrderByDescending(word => word.Length)]);
        if (query.Filtered)
        {
            var chosen = Chosen(db.Persons, query);
            rows = rows.Where(w => chosen.Any(p => p.Id == w.PersonId));
        }

        var found = await rows.Sorted(query, WordSorting)
            .Select(w => w.PersonId)
            .Take(TotalMax + 1)
            .ToListAsync(ct);
        PersonId[] ids = [.. found.Distinct()];
        var page = PageOf(ids.Length, query);
        More = found.Count > TotalMax;
        return (page, [.. ids.Skip((((IPage)page).Number - 1) * query.Size).Take(query.Size)]);
    }

    private Page<PersonRow> PageOf(int found, ListQuery query)
    {
        More = found > TotalMax;
        return new Page<PersonRow>([], Math.Min(found, TotalMax), query);
    }

    private IQueryable<Person> Filter(ListQuery query) =>
        Chosen(
            db.PersonsWithin(actor)
                .AsNoTracking()
                .Where(p => p.MergedInto == null)
                .Matching(db, key, query.Q),
            query
        );

    private IQueryable<Person> Chosen(IQueryable<Person> rows, ListQuery query)
    {
        var (affiliations, today) = (db.Affiliations, clock.Today);
        if (query.Word<Sex>("jk") is { } sex)
            rows = rows.Where(p => p.Sex == sex);
        if (query["wilayah"] is { } region)
            rows = rows.Where(Scope.In<Person>(p => p.RegionCode!, region));
        if (query.Word<Position>("jabatan") is { } position)
            rows = rows.Where(p =>
                affiliations.Any(a =>
                    a.PersonId == p.Id
                    && a.Position == position
                    && a.From <= today
                    && (a.Until == null || a.Until >= today)
                )
            );
        return rows;
    }

    private async Task<IReadOnlyList<PersonRow>> WithPositionsAsync(
        IReadOnlyList<Person> persons,
        CancellationToken ct
    )
    {
        PersonId[] ids = [.. persons.Select(p => p.Id)];
        var (affiliations, organisations, today) = (db.Affiliations, db.Organisations, clock.Today);
        var held = (
            await affiliations
                .AsNoTracking()
                .Where(a =>
                    ids.Contains(a.PersonId) && a.From <= today && (a.Until == null || a.Until >= today)
                )
                .Join(
                    organisations,
                    a => a.OrganisationId,
                    o => o.Id,
                    (a, o) =>
                        new
                        {
                            a.PersonId,
                            a.Position,
                            o.Id,
                            o.Name,
                        }
                )
                .ToListAsync(ct)
        ).ToLookup(h => h.PersonId);
        return
        [
            .. persons.Select(p =>
            {
                var foremost = held[p.Id].MinBy(h => h.Position);
                return new PersonRow(
                    p.Id,
                    p.Name,
                    p.NikSealed is { } nik ? Nik.Mask(key.Open(nik)) : null,
                    p.Sex,
                    p.Phone,
                    p.RegionCode,
                    foremost?.Position,
                    foremost?.Id,
                    foremost?.Name
                );
            }),
        ];
    }
}
