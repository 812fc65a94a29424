using NaikKelas.Kernel;

namespace NaikKelas.Registry.Organisations;

/// <summary>The organisations that new ones could repeat: same Nomor Induk, or same name in the same village.</summary>
internal sealed class OrganisationTwins
{
    private readonly Dictionary<string, (OrganisationId Id, string Name)> _byNumber = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<(string Region, string Key), (OrganisationId Id, string Name)> _byName = [];

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
