using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Imports;

/// <summary>The organisations that the rows of a sheet may mean, read in bulk and tracked.</summary>
internal sealed class CooperativeIndex
{
    private const int AtOnce = 1000;
    private readonly Dictionary<OrganisationId, Organisation> _all = [];
    private readonly Dictionary<string, Organisation> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Organisation>> _byName = new(StringComparer.Ordinal);

    public static async Task<CooperativeIndex> ReadAsync(
        Db db,
        IEnumerable<string?> numbers,
        IEnumerable<string?> nameKeys,
        CancellationToken ct
    )
    {
        var index = new CooperativeIndex();
        var organisations = db.Organisations;
        foreach (var some in Some(numbers))
            index.Add(await organisations.Where(o => some.Contains(o.NomorIndukKoperasi)).ToListAsync(ct));
        foreach (var some in Some(nameKeys))
            index.Add(await organisations.Where(o => some.Contains(o.NameKey)).ToListAsync(ct));
        return index;

        static IEnumerable<string[]> Some(IEnumerable<string?> texts) =>
            texts.OfType<string>().Distinct(StringComparer.Ordinal).Chunk(AtOnce);
    }

    public IReadOnlyCollection<Organisation> All => _all.Values;

    public Organisation? ByNumber(string? number) =>
        number is null ? null : _byNumber.GetValueOrDefault(number);

    public IReadOnlyList<Organisation> ByName(string nameKey) => _byName.GetValueOrDefault(nameKey) ?? [];

    private void Add(IEnumerable<Organisation> found)
    {
        foreach (var organisation in found)
        {
            if (!_all.TryAdd(organisation.Id, organisation))
                continue;
            if (organisation.NomorIndukKoperasi is { } number)
                _byNumber[number] = organisation;
            if (!_byName.TryGetValue(organisation.NameKey, out var named))
                _byName[organisation.NameKey] = named = [];
            named.Add(organisation);
        }
    }
}
