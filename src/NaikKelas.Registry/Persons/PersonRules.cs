using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Persons;

/// <summary>A person as told, checked and not yet sealed.</summary>
internal sealed record PersonDraft(
    string Name,
    Nik? Nik,
    Sex? Sex,
    DateOnly? BirthDate,
    string? Phone,
    string? Email,
    string? RegionCode,
    bool HasDisability
)
{
    public string NameKey => Numbers.NameKey.Of(Name);

    /// <summary>The record to save.</summary>
    /// <param name="key">Seals the NIK and makes its blind index.</param>
    /// <param name="regionCode">Where the person belongs when no residence is told, so that somebody may see the record.</param>
    public Person ToPerson(PersonalDataKey key, string? regionCode)
    {
        var person = new Person
        {
            Id = Ids.New<PersonId>(),
            Name = Name,
            NameKey = NameKey,
        };
        WriteTo(person, key);
        person.RegionCode ??= regionCode;
        return person;
    }

    /// <summary>A NIK that is not told again stays.</summary>
    public void WriteTo(Person person, PersonalDataKey key)
    {
        person.Rename(Name);
        if (Nik is not null && person.NikIndex != key.BlindIndex(Nik.Digits))
            (person.NikSealed, person.NikIndex) = (key.Seal(Nik.Digits), key.BlindIndex(Nik.Digits));
        (person.Sex, person.BirthDate, person.HasDisability) = (Sex, BirthDate, HasDisability);
        (person.Phone, person.Email, person.RegionCode) = (Phone, Email, RegionCode);
    }
}

/// <summary>What makes a person's record whole. Pure.</summary>
internal static class PersonRules
{
    private const int AgeMax = 120;

    /// <summary>Sex and day of birth are taken from the NIK where they are not told.</summary>
    public static Result<PersonDraft> Check(PersonInput input, Regions regions, DateOnly today)
    {
        var refusals = new Refusals();
        var name = Text.Tidy(input.Name);
        refusals.When(name.Length == 0, "person.name", $"Isi nama lengkap.", nameof(input.Name));
        refusals.When(
            name.Length > 200,
            "person.name-long",
            $"Nama paling panjang 200 huruf; yang diisi {name.Length}.",
            nameof(input.Name)
        );
        refusals.When(
            name.Length > 0 && !name.Any(char.IsLetter),
            "person.name-letters",
            $"Nama berisi huruf; ditemukan \"{name}\".",
            nameof(input.Name)
        );
        var nik = string.IsNullOrWhiteSpace(input.Nik) ? (Result<Nik>?)null : Nik.Read(input.Nik);
        refusals.Add(nik?.Refusal);
        refusals.When(
            input.BirthDate > today || input.BirthDate < today.AddYears(-AgeMax),
            "person.birth-date",
            $"Tanggal lahir {input.BirthDate} tidak mungkin.",
            nameof(input.BirthDate)
        );
        var phone = Contact.ReadPhone(input.Phone);
        var email = Contact.ReadEmail(input.Email);
        refusals.Add(phone.Refusal);
        refusals.Add(email.Refusal);
        var region = Text.OrNull(input.RegionCode);
        refusals.When(
            region is not null && regions.Find(region) is null,
            "region.unknown",
            $"Kode wilayah {region} tidak ada dalam daftar Kemendagri.",
            nameof(input.RegionCode)
        );
        if (refusals.Any)
            return refusals;
        return new PersonDraft(
            name,
            nik?.Value,
            input.Sex ?? nik?.Value?.Sex,
            input.BirthDate ?? nik?.Value?.BirthDate(today),
            phone.Value,
            email.Value,
            region,
            input.HasDisability
        );
    }

    public static IReadOnlyList<Warning> Warnings(PersonDraft person, Regions regions) =>
        person.Nik?.Warnings(person.Sex, person.BirthDate, regions) ?? [];
}
