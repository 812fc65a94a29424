using System.ComponentModel.DataAnnotations;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

public enum PeriodState
{
    [Display(Name = "Terbuka")]
    Open,

    /// <summary>Only adjustments and closing entries still go in.</summary>
    [Display(Name = "Ditutup sementara")]
    SoftClosed,

    [Display(Name = "Terkunci")]
    Locked,
}

/// <summary>A month of a co-op's books that was ever closed. A month without a row is open.</summary>
internal sealed class Period
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>202501 for January 2025.</summary>
    public required int Month { get; init; }

    public PeriodState State { get; set; }

    /// <summary>Why it was opened again; null where it never was.</summary>
    public string? Reason { get; set; }

    public int Version { get; set; }

    public static int MonthOf(DateOnly date) => date.Year * 100 + date.Month;
}
