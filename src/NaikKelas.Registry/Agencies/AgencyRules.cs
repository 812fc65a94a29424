using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Agencies;

/// <summary>What an agency's papers cannot do without. Pure.</summary>
internal static class AgencyRules
{
    public const string PatternExample = "188/{n}/409.105/{year}";

    /// <summary>The record this input describes, new and unsaved, or all that is wrong with it.</summary>
    public static Result<Agency> Check(AgencyInput input, Regions regions)
    {
        var refusals = new Refusals();
        var region = regions.Find(input.RegionCode?.Trim());
        refusals.When(
            region is null || region.Level > RegionLevel.Regency,
            "agency.region",
            $"Isi kode provinsi atau kabupaten/kota, misalnya 35.17; ditemukan \"{input.RegionCode}\".",
            nameof(input.RegionCode)
        );
        Required(refusals, input.Government, nameof(input.Government), $"Isi nama pemerintah daerah.");
        Required(refusals, input.Name, nameof(input.Name), $"Isi nama instansi.");
        Required(refusals, input.Address, nameof(input.Address), $"Isi alamat.");
        Required(refusals, input.City, nameof(input.City), $"Isi tempat penandatanganan.");
        Required(refusals, input.HeadName, nameof(input.HeadName), $"Isi nama kepala.");
        Required(refusals, input.HeadTitle, nameof(input.HeadTitle), $"Isi jabatan kepala.");
        var nip = Paper.ReadNip(input.HeadNip);
        refusals.Add(nip.Refusal);
        var pattern = Text.Tidy(input.DecreePattern);
        refusals.When(
            pattern.Length is 0 or > 200
                || !pattern.Contains("{n}", StringComparison.Ordinal)
                || !pattern.Contains("{year}", StringComparison.Ordinal),
            "agency.pattern",
            $"Pola nomor SK memuat {"{n}"} (nomor urut) dan {"{year}"} (tahun), misalnya {PatternExample}; ditemukan \"{pattern}\".",
            nameof(input.DecreePattern)
        );
        if (refusals.Any)
            return refusals;
        return new Agency
        {
            Id = Ids.New<AgencyId>(),
            RegionCode = region!.Code,
            Government = Text.Tidy(input.Government),
            Name = Text.Tidy(input.Name),
            Address = Text.Tidy(input.Address),
            City = Text.Tidy(input.City),
            HeadName = Text.Tidy(input.HeadName),
            HeadTitle = Text.Tidy(input.HeadTitle),
            HeadNip = nip.Value,
            DecreePattern = pattern,
        };
    }

    private static void Required(Refusals refusals, string? text, string field, FormattableString message)
    {
        var length = Text.Tidy(text).Length;
        if (length == 0)
            refusals.Add(new Refusal("agency.missing", message, field));
        refusals.When(length > 200, "agency.long", $"Isian ini paling panjang 200 huruf.", field);
    }
}
