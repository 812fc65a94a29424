using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Organisations;

/// <summary>The organisations that new ones could repeat: same Nomor Induk, or same name in the same village. Read once for many.</summary>
internal sealed class OrganisationTwins
{
    private const int AtOnce = 1000;
    private readonly Dictionary<string, (OrganisationId Id, string Name)> _byNumber = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<(string Region, string Key), (OrganisationId Id, string Name)> _byName = [];

    public static async Task<OrganisationTwins> ReadAsync(
        Db db,
        IReadOnlyList<OrganisationInput> inputs,
        CancellationToken ct
    )
    {
        var twins = new OrganisationTwins();
        var organisations = db.Organisations;
        foreach (var some in inputs.Chunk(AtOnce))
        {
            string[] numbers =
            [
                .. some.Select(i => Text.Tidy(i.NomorIndukKoperasi)).Where(n => n.Length > 0),
            ];
            string[] keys = [.. some.Select(i => NameKey.Of(i.Name)).Distinct(StringComparer.Ordinal)];
            var found = await organisations
                .AsNoTracking()
                .Where(o => numbers.Contains(o.NomorIndukKoperasi) || keys.Contains(o.NameKey))
                .ToListAsync(ct);
            foreach (var organisation in found)
                twins.Add(organisation);
        }

        return twins;
    }

    public void Add(Organisation organisation)
    {
        if (organisation.NomorIndukKoperasi is { } number)
            _byNumber[number] = (organisation.Id, organisation.Name);
        _byName[(organisation.RegionCode, organisation.NameKey)] = (organisation.Id, organisation.Name);
    }

    /// <summary>Why this one cannot be registered (or changed so) beside another; null when there is no other.</summary>
    public Refusal? Of(Organisation organisation)
    {
        if (
            organisation.NomorIndukKoperasi is { } number
            && _byNumber.TryGetValue(number, out var same)
            && same.Id != organisation.Id
        )
            return new Refusal(
                "nomor-induk.taken",
                $"Nomor Induk Koperasi {number} sudah dipakai {same.Name}.",
                nameof(OrganisationInput.NomorIndukKoperasi)
            );
        if (
            _byName.TryGetValue((organisation.RegionCode, organisation.NameKey), out same)
            && same.Id != organisation.Id
        )
            return new Refusal(
                "organisation.twin",
                $"{same.Name} sudah tercatat di desa/kelurahan yang sama.",
                nameof(OrganisationInput.Name)
            );
        return null;
    }
}
