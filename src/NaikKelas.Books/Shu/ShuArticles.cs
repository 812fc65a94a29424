using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>What jasa modal is shared by.</summary>
internal enum CapitalBase
{
    [Display(Name = "Simpanan pokok dan wajib pada akhir tahun")]
    PokokWajib,

    /// <summary>Of the twelve month ends, rounded down to a rupiah.</summary>
    [Display(Name = "Rata-rata simpanan pokok dan wajib setiap akhir bulan")]
    AverageMonthEnds,

    [Display(Name = "Semua simpanan pada akhir tahun")]
    AllSavings,
}

/// <summary>What jasa usaha is shared by.</summary>
internal enum BusinessBase
{
    [Display(Name = "Jasa pinjaman yang dibayar anggota")]
    LoanService,

    [Display(Name = "Belanja anggota di koperasi")]
    Purchases,

    [Display(Name = "Jasa pinjaman dan belanja")]
    Both,
}

/// <summary>How a co-op divides its SHU from a book year on (anggaran dasar, keputusan RAT). A later row replaces it.</summary>
internal sealed class ShuArticles
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>The first book year it is for.</summary>
    public required int Year { get; init; }

    public CapitalBase CapitalBase { get; set; }

    public BusinessBase BusinessBase { get; set; }

    /// <summary>Where it stands: the article, or the decision of the RAT with its date.</summary>
    public required string Basis { get; set; }

    public int Version { get; set; }
}

/// <summary>One fund's share of it.</summary>
internal sealed class ShuArticleFund
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public required string Fund { get; init; }

    /// <summary>Hundredths of a per cent of the whole SHU: 2500 is 25 %.</summary>
    public int Points { get; set; }
}

/// <summary>That the SHU of a year was divided (pembagian SHU). Written last; never changed.</summary>
internal sealed class ShuDivision
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    /// <summary>Which articles it was divided by.</summary>
    public required int ArticlesYear { get; init; }

    public Rupiah Shu { get; init; }

    /// <summary>What rounding left over, and member funds without anybody to get them; the reserve's.</summary>
    public Rupiah Remainder { get; init; }

    /// <summary>The journal.</summary>
    public required long Seq { get; init; }

    public required DateTime DividedAt { get; init; }

    public Guid? DividedBy { get; init; }
}

/// <summary>A member's part of a year's SHU, with what it was reckoned from. Only its payment is added later, once.</summary>
internal sealed class ShuMemberPart
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public required MemberId MemberId { get; init; }

    /// <summary>The base of jasa modal.</summary>
    public Rupiah Capital { get; init; }

    /// <summary>The base of jasa usaha.</summary>
    public Rupiah Business { get; init; }

    public Rupiah JasaModal { get; init; }

    public Rupiah JasaUsaha { get; init; }

    /// <summary>The journal that paid it; null while it waits on the members' account.</summary>
    public long? PaidSeq { get; set; }
}
