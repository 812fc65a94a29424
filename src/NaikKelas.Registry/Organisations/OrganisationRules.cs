using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

/// <summary>What makes an organisation's record whole. Pure: forms, imports and the demo ask the same questions.</summary>
internal static class OrganisationRules
{
    /// <summary>The record this input describes, new and unsaved, or all that is wrong with it.</summary>
    public static Result<Organisation> Check(OrganisationInput input, Regions regions, DateOnly today)
    {
        var refusals = new Refusals();
        refusals.When(
            input.Kind is null,
            "organisation.kind",
            $"Pilih jenis organisasi.",
            nameof(input.Kind)
        );
        var name = Text.Tidy(input.Name);
        refusals.When(name.Length == 0, "organisation.name", $"Isi nama organisasi.", nameof(input.Name));
        refusals.When(
            name.Length > 200,
            "organisation.name-long",
            $"Nama paling panjang 200 huruf; yang diisi {name.Length}.",
            nameof(input.Name)
        );
        refusals.Add(CheckRegion(input.RegionCode, regions));
        var postal = Contact.ReadPostalCode(input.PostalCode);
        var phone = Contact.ReadPhone(input.Phone);
        var email = Contact.ReadEmail(input.Email);
        refusals.Add(postal.Refusal);
        refusals.Add(phone.Refusal);
        refusals.Add(email.Refusal);
        var number = Text.Tidy(input.NomorIndukKoperasi);
        refusals.When(
            number.Length > 20,
            "nomor-induk.long",
            $"Nomor Induk Koperasi paling panjang 20 huruf; ditemukan \"{number}\".",
            nameof(input.NomorIndukKoperasi)
        );
        CheckDates(refusals, input, today);
        if (refusals.Any)
            return refusals;
        return new Organisation
        {
            Id = Ids.New<OrganisationId>(),
            Kind = input.Kind!.Value,
            Form = input.Kind.Value.IsCooperative ? input.Form ?? CooperativeForm.Primary : null,
            Name = name,
            NameKey = NameKey.Of(name),
            RegionCode = input.RegionCode!.Trim(),
            Address = Text.OrNull(input.Address),
            PostalCode = postal.Value,
            Phone = phone.Value,
            Email = email.Value,
            NomorIndukKoperasi = Text.OrNull(number),
            FoundedOn = input.FoundedOn,
            OperatingSince = input.OperatingSince,
            Status = input.Status,
        };
    }

    private static void CheckDates(Refusals refusals, OrganisationInput input, DateOnly today)
    {
        refusals.When(
            input.FoundedOn > today,
            "organisation.founded",
            $"Tanggal berdiri {input.FoundedOn} belum tiba.",
            nameof(input.FoundedOn)
        );
        refusals.When(
            input.OperatingSince > today,
            "organisation.operating",
            $"Mulai beroperasi {input.OperatingSince} belum tiba.",
            nameof(input.OperatingSince)
        );
    }

    public static IReadOnlyList<Warning> Warnings(Organisation organisation)
    {
        List<Warning> warnings = [.. Paper.NomorIndukWarnings(organisation.NomorIndukKoperasi)];
        if (
            organisation.Kind == OrganisationKind.Kdmp
            && !organisation.NameKey.Contains("MERAH PUTIH", StringComparison.Ordinal)
        )
            warnings.Add(
                new(
                    "kdmp.name",
                    $"Nama KDMP biasanya \"Koperasi Desa Merah Putih …\" atau \"Koperasi Kelurahan Merah Putih …\"; ditemukan \"{organisation.Name}\".",
                    nameof(Organisation.Name)
                )
            );
        return warnings;
    }

    /// <summary>A village, or a district where the village is not known.</summary>
    private static Refusal? CheckRegion(string? code, Regions regions)
    {
        var typed = code?.Trim() ?? "";
        const string field = nameof(OrganisationInput.RegionCode);
        if (typed.Length == 0)
            return new Refusal("region.missing", $"Pilih desa/kelurahan.", field);
        if (!Regions.IsCode(typed))
            return new Refusal(
                "region.form",
                $"Kode wilayah ditulis seperti 35.17.09.2001; ditemukan \"{typed}\".",
                field
            );
        return regions.Find(typed) switch
        {
            null => new Refusal(
                "region.unknown",
                $"Kode wilayah {typed} tidak ada dalam daftar Kemendagri.",
                field
            ),
            { Level: < RegionLevel.District } region => new Refusal(
                "region.wide",
                $"Pilih desa/kelurahan (atau kecamatan bila desanya belum diketahui); \"{region.Title}\" terlalu luas.",
                field
            ),
            _ => null,
        };
    }
}
