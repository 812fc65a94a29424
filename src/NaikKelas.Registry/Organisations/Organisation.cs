using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;

namespace NaikKelas.Registry.Organisations;

public readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out OrganisationId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What an organisation is. The co-ops' kinds come first; a koppontren is the co-op of a pesantren.</summary>
public enum OrganisationKind
{
    [Display(Name = "Koperasi Desa/Kelurahan Merah Putih")]
    Kdmp,

    [Display(Name = "Koperasi pondok pesantren")]
    Koppontren,

    [Display(Name = "Koperasi simpan pinjam")]
    Ksp,

    [Display(Name = "Koperasi serba usaha")]
    Ksu,

    [Display(Name = "Koperasi produsen")]
    Producer,

    [Display(Name = "Koperasi konsumen")]
    Consumer,

    [Display(Name = "Koperasi jasa")]
    Service,

    [Display(Name = "Koperasi pemasaran")]
    Marketing,

    [Display(Name = "Pesantren")]
    Pesantren,

    [Display(Name = "Usaha mikro")]
    MicroEnterprise,
}

/// <summary>Primer has persons as members, sekunder has co-ops (UU 25/1992 art. 15). Null for what is no co-op.</summary>
public enum CooperativeForm
{
    [Display(Name = "Primer")]
    Primary,

    [Display(Name = "Sekunder")]
    Secondary,
}

public enum OrganisationStatus
{
    [Display(Name = "Aktif")]
    Active,

    [Display(Name = "Tidak aktif")]
    Dormant,

    [Display(Name = "Bubar")]
    Dissolved,
}

/// <summary>A co-op, a pesantren or a micro-enterprise in the agency's care.</summary>
internal sealed class Organisation
{
    public required OrganisationId Id { get; init; }

    public required OrganisationKind Kind { get; set; }

    public CooperativeForm? Form { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as it is searched and matched: upper case, single blanks, without punctuation.</summary>
    public required string NameKey { get; set; }

    /// <summary>Kemendagri code of the seat: a village (35.17.09.2001), or a district where the village is unknown.</summary>
    public required string RegionCode { get; set; }

    public string? Address { get; set; }

    public string? PostalCode { get; set; }

    /// <summary>Stored as 62….</summary>
    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>Nomor Induk Koperasi: never shortened to NIK, which is a person's number.</summary>
    public string? NomorIndukKoperasi { get; set; }

    public DateOnly? FoundedOn { get; set; }

    /// <summary>First day of work; null: not known to work yet.</summary>
    public DateOnly? OperatingSince { get; set; }

    public OrganisationStatus Status { get; set; }

    public int Version { get; set; }
}

public enum LegalDocumentKind
{
    /// <summary>Minutes of the special village meeting that decided to found a KDMP (musyawarah desa/kelurahan khusus).</summary>
    [Display(Name = "Berita acara musdesus/muskelsus")]
    Musdesus,

    [Display(Name = "Akta pendirian")]
    Deed,

    [Display(Name = "Akta perubahan")]
    DeedAmendment,

    [Display(Name = "SK AHU (badan hukum)")]
    Ahu,

    [Display(Name = "SK AHU perubahan")]
    AhuAmendment,

    [Display(Name = "Berita Negara")]
    StateGazette,

    [Display(Name = "Sertifikat Nomor Induk Koperasi")]
    NomorIndukKoperasi,

    [Display(Name = "NIB")]
    Nib,

    [Display(Name = "NPWP")]
    Npwp,

    [Display(Name = "Izin usaha simpan pinjam")]
    SavingsAndLoanLicence,

    [Display(Name = "Sertifikat halal")]
    Halal,

    [Display(Name = "P-IRT")]
    Pirt,

    [Display(Name = "Lainnya")]
    Other,
}

/// <summary>A paper that proves something: deed, AHU decree, NIB, NPWP, …</summary>
internal sealed class LegalDocument
{
    public required Guid Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required LegalDocumentKind Kind { get; set; }

    public required string Number { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? ExpiresOn { get; set; }
}

/// <summary>One annual members' meeting (Rapat Anggota Tahunan; UU 25/1992 art. 26) for one book year.</summary>
internal sealed class RatRecord
{
    public required Guid Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Tahun buku: the year whose accounts the meeting heard.</summary>
    public required int BookYear { get; init; }

    public required DateOnly HeldOn { get; set; }

    /// <summary>When the result reached the agency.</summary>
    public DateOnly? ReportedOn { get; set; }

    public int? Attendance { get; set; }

    public int? Members { get; set; }

    /// <summary>Where this is known from: number of the berita acara, ODS, the import file.</summary>
    public required string Source { get; set; }
}

/// <summary>Predicates of a health examination, best first (Perdep 06/2016, Juknis 15/2021).</summary>
public enum HealthPredicate
{
    [Display(Name = "Sehat")]
    Sehat,

    [Display(Name = "Cukup Sehat")]
    CukupSehat,

    [Display(Name = "Dalam Pengawasan")]
    DalamPengawasan,

    [Display(Name = "Dalam Pengawasan Khusus")]
    DalamPengawasanKhusus,
}

/// <summary>The filed predicate of one year. Entered here; the Health room will file it one day.</summary>
internal sealed class HealthRecord
{
    public required Guid Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required int Year { get; init; }

    public required HealthPredicate Predicate { get; set; }

    public required DateOnly AssessedOn { get; set; }

    public required string Source { get; set; }
}
