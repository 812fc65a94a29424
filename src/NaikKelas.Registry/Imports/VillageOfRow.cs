using NaikKelas.Interface.Imports;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Imports;

/// <summary>The seat of a co-op in a sheet: by code, or by the names of village and district within the person's reach.</summary>
internal sealed class VillageOfRow(Regions regions, Actor actor, CooperativeSheet sheet)
{
    private readonly Dictionary<(string?, string?, string?), Place> _asked = [];

    /// <summary>The regions that names are looked for in; the country for the system.</summary>
    private readonly string[] _reach = actor.IsSystem
        ? [""]
        : [.. actor.Current.Select(g => g.RegionCode).OfType<string>()];

    private enum Missing
    {
        Nothing,
        Regency,
        District,
        Village,
    }

    private sealed record Place(IReadOnlyList<Region> Found, Missing Missing);

    /// <returns>Null after telling the row why.</returns>
    public Region? Find(ImportRow<CooperativeRow> row)
    {
        var value = row.Value;
        var region = value.VillageCode is { } code ? ByCode(row, code) : ByName(row);
        if (region is null || actor.Reaches(region.Code))
            return region;
        row.Problem(
            value.VillageCode is null ? sheet.Village : sheet.VillageCode,
            "region.out-of-reach",
            $"{regions.PathOf(region.Code)} di luar wilayah kerja Anda."
        );
        return null;
    }

    private Region? ByCode(ImportRow<CooperativeRow> row, string code)
    {
        if (regions.Find(code) is { Level: >= RegionLevel.District } region)
            return region;
        if (Regions.IsCode(code))
            row.Problem(
                sheet.VillageCode,
                "village-unknown",
                $"Kode {code} tidak ada dalam daftar desa/kelurahan Kemendagri."
            );
        else
            row.Problem(
                sheet.VillageCode,
                "village-code",
                $"Kode desa ditulis seperti 35.17.08.2001; ditemukan \"{code}\"."
            );
        return null;
    }

    private Region? ByName(ImportRow<CooperativeRow> row)
    {
        var value = row.Value;
        if (value.District is null)
        {
            row.Problem(
                sheet.VillageCode,
                "village-missing",
                $"Isi kode desa, atau nama desa/kelurahan dan kecamatannya."
            );
            return null;
        }

        var asked = (value.Village, value.District, value.Regency);
        if (!_asked.TryGetValue(asked, out var place))
            _asked[asked] = place = Search(value.Village, value.District, value.Regency);
        if (place.Found is [var only])
            return only;
        Tell(row, place);
        return null;
    }

    private void Tell(ImportRow<CooperativeRow> row, Place place)
    {
        if (place.Missing == Missing.Regency)
            row.Problem(
                sheet.Regency,
                "regency-unknown",
                $"Kabupaten/kota ini tidak ada dalam wilayah kerja Anda."
            );
        else if (place.Missing == Missing.District)
            row.Problem(
                sheet.District,
                "district-unknown",
                $"Kecamatan ini tidak ada dalam wilayah kerja Anda."
            );
        else if (place.Missing == Missing.Village)
            row.Problem(
                sheet.Village,
                "village-unknown",
                $"Desa/kelurahan ini tidak ada di Kecamatan {row.Value.District}."
            );
        else
            row.Problem(
                sheet.Regency,
                "village-ambiguous",
                $"Ada {place.Found.Count} tempat dengan nama ini. Isi kabupaten/kotanya, atau kode desanya."
            );
    }

    private Place Search(string? village, string district, string? regency)
    {
        string[] within = regency is null
            ? _reach
            :
            [
                .. _reach
                    .SelectMany(r => regions.Named(regency, RegionLevel.Regency, Wide(r)))
                    .Select(r => r.Code)
                    .Distinct(StringComparer.Ordinal),
            ];
        if (within.Length == 0)
            return new Place([], Missing.Regency);
        var districts = within
            .SelectMany(code => regions.Named(district, RegionLevel.District, code))
            .DistinctBy(r => r.Code, StringComparer.Ordinal)
            .ToList();
        if (districts.Count == 0)
            return new Place([], Missing.District);
        if (village is null)
            return new Place(districts, Missing.Nothing);
        var villages = districts
            .SelectMany(d => regions.Named(village, RegionLevel.Village, d.Code))
            .ToList();
        return new Place(villages, villages.Count == 0 ? Missing.Village : Missing.Nothing);
    }

    /// <summary>Somebody whose reach is a district may still name its regency.</summary>
    private static string Wide(string reach) => reach.Length > 5 ? reach[..5] : reach;
}
