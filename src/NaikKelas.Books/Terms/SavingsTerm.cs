using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Terms;

/// <summary>A term on a passbook. Unique together with the co-op, which stands first in every key.</summary>
internal readonly record struct TermId(Guid Value) : IId<TermId>
{
    public static TermId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out TermId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What was agreed for the day a term falls due.</summary>
internal enum AtMaturity
{
    [Display(Name = "Cair ke simpanan sukarela")]
    PayOut,

    /// <summary>Goes on by itself with the same amount, months and rate.</summary>
    [Display(Name = "Diperpanjang otomatis (ARO)")]
    RollOver,

    [Display(Name = "Menunggu kabar anggota")]
    Wait,
}

internal enum TermState
{
    [Display(Name = "Berjalan")]
    Running,

    [Display(Name = "Sudah cair")]
    Paid,

    [Display(Name = "Cair sebelum jatuh tempo")]
    Broken,

    /// <summary>Another term carries it on.</summary>
    [Display(Name = "Diperpanjang")]
    Extended,
}

/// <summary>
/// A sum on a passbook of simpanan berjangka that stays until a day (jangka waktu). While it runs the passbook's floor
/// holds it: the database refuses a floor or a balance below it, and a second one on the same passbook.
/// </summary>
internal sealed class SavingsTerm
{
    public required OrganisationId CooperativeId { get; init; }

    public required TermId Id { get; init; }

    public required SubledgerId SubledgerId { get; init; }

    /// <summary>Counts the terms of one passbook from 1; printed on the bilyet as <c>0012-B/1</c>.</summary>
    public required int Number { get; init; }

    public Rupiah Amount { get; init; }

    /// <summary>The first day that earns the agreed rate.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The first day that does not: jatuh tempo.</summary>
    public required DateOnly MaturesOn { get; init; }

    public required int Months { get; init; }

    /// <summary>Agreed interest in basis points a year: 600 is 6 %.</summary>
    public required int Rate { get; init; }

    public required AtMaturity AtMaturity { get; init; }

    public TermState State { get; set; }

    /// <summary>When it was paid out, broken or carried on; null while it runs.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Kept back when it was broken; income of the co-op.</summary>
    public Rupiah Penalty { get; set; }

    /// <summary>Why it was broken before its day.</summary>
    public string? Reason { get; set; }

    /// <summary>The term this one carries on; no two carry on the same.</summary>
    public TermId? Extends { get; init; }

    /// <summary>The journal that paid it out.</summary>
    public long? Seq { get; set; }

    public int Version { get; set; }
}
