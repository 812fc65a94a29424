using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Persons;

public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out PersonId id) =>
        Ids.TryParse(s, out id);
}

public enum Sex
{
    [Display(Name = "Perempuan")]
    Female,

    [Display(Name = "Laki-laki")]
    Male,
}

/// <summary>One human being, once. Little is collected; the NIK is sealed.</summary>
internal sealed class Person : IHasDerived
{
    public required PersonId Id { get; init; }

    [Personal]
    public required string Name { get; set; }

    /// <summary>The name as it is searched: upper case, single blanks, without punctuation and titles kept.</summary>
    [Personal]
    public required string NameKey { get; set; }

    /// <summary>The NIK, sealed with the personal data key.</summary>
    [NeverShown]
    public string? NikSealed { get; set; }

    /// <summary>Keyed blind index of the NIK: unique, searchable, telling nothing.</summary>
    [NeverShown]
    public string? NikIndex { get; set; }

    public Sex? Sex { get; set; }

    [Personal]
    public DateOnly? BirthDate { get; set; }

    /// <summary>Stored as 62….</summary>
    [Personal]
    public string? Phone { get; set; }

    [Personal]
    public string? Email { get; set; }

    /// <summary>Where the person lives, as far as known; kept beside each search word too.</summary>
    public string? RegionCode
    {
        get;
        set
        {
            field = value;
            foreach (var word in Words)
                word.RegionCode = value;
        }
    }

    /// <summary>Told by the person for a reserve that asks for it; never shown in lists.</summary>
    [Personal]
    public bool HasDisability { get; set; }

    /// <summary>Set when two records turned out to be one person: this one is only a signpost.</summary>
    public PersonId? MergedInto { get; set; }

    /// <summary>What told who it was is gone since this day; sex and kecamatan are still counted.</summary>
    public DateOnly? ErasedOn { get; set; }

    public int Version { get; set; }

    /// <summary>The words the name is found by. A signpost has none.</summary>
    public List<NameWord> Words { get; init; } = [];

    /// <summary>The search words, after the name was put back.</summary>
    public void Derive() => Rename(Name);

    public void Rename(string name)
    {
        Name = name;
        NameKey = Numbers.NameKey.Of(name);
        var words = Numbers.NameKey.Words(NameKey);
        Words.RemoveAll(w => !words.Contains(w.Word, StringComparer.Ordinal));
        foreach (var standing in Words)
            standing.NameKey = NameKey;
        Words.AddRange(
            words
                .Where(word => !Words.Exists(w => w.Word == word))
                .Select(word => new NameWord
                {
                    PersonId = Id,
                    Word = word,
                    NameKey = NameKey,
                    RegionCode = RegionCode,
                })
                .ToList()
        );
    }
}

/// <summary>
/// One word of a person's name, upper case: a range of an index finds every name with a word that begins so. The whole
/// name and the region stand beside it, so that a search is answered by that index alone.
/// </summary>
internal sealed class NameWord
{
    public required PersonId PersonId { get; init; }

    public required string Word { get; init; }

    public required string NameKey { get; set; }

    public required string? RegionCode { get; set; }
}

/// <summary>What a person is in an organisation, best known first. Pengurus and pengawas are its officers.</summary>
public enum Position
{
    [Display(Name = "Ketua")]
    Chair,

    [Display(Name = "Wakil Ketua Bidang Usaha")]
    ViceChairBusiness,

    [Display(Name = "Wakil Ketua Bidang Anggota")]
    ViceChairMembers,

    [Display(Name = "Sekretaris")]
    Secretary,

    [Display(Name = "Bendahara")]
    Treasurer,

    [Display(Name = "Ketua Pengawas")]
    SupervisorChair,

    [Display(Name = "Anggota Pengawas")]
    Supervisor,

    [Display(Name = "Manajer")]
    Manager,

    [Display(Name = "Karyawan")]
    Employee,

    [Display(Name = "Anggota")]
    Member,

    [Display(Name = "Calon Anggota")]
    ProspectiveMember,
}

/// <summary>The body a position belongs to.</summary>
public enum Organ
{
    [Display(Name = "Pengurus")]
    Pengurus,

    [Display(Name = "Pengawas")]
    Pengawas,

    [Display(Name = "Pengelola")]
    Pengelola,

    [Display(Name = "Anggota")]
    Anggota,

    [Display(Name = "Calon anggota")]
    CalonAnggota,
}

public static class Positions
{
    public static Organ OrganOf(Position position) =>
        position switch
        {
            <= Position.Treasurer => Organ.Pengurus,
            <= Position.Supervisor => Organ.Pengawas,
            <= Position.Employee => Organ.Pengelola,
            Position.Member => Organ.Anggota,
            _ => Organ.CalonAnggota,
        };
}

/// <summary>A person's place in an organisation, with its term. No end means in office.</summary>
internal sealed class Affiliation
{
    public required Guid Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required PersonId PersonId { get; set; }

    public required Position Position { get; set; }

    public required DateOnly From { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>In office on a day; the last day counts.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}
