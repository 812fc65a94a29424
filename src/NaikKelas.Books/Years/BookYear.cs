using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Years;

internal enum YearState
{
    [Display(Name = "Terbuka")]
    Open,

    /// <summary>Every month is locked; it can still be opened again, with a reason.</summary>
    [Display(Name = "Ditutup")]
    Closed,

    /// <summary>The RAT has accepted it: from here the database lets nobody change it.</summary>
    [Display(Name = "Diterima RAT")]
    Accepted,
}

/// <summary>A book year (tahun buku) that was ever closed. A year without a row is open.</summary>
internal sealed class BookYear
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public YearState State { get; set; }

    /// <summary>The SHU when it was closed, after tax; a deficit is negative. Zero while it is open.</summary>
    public Rupiah Result { get; set; }

    /// <summary>The months that closing locked, one bit each from January on: opening again opens these and no others.</summary>
    public int Locked { get; set; }

    public DateTime? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    /// <summary>The end of the chain when it was closed. 32 bytes.</summary>
    public byte[]? Head { get; set; }

    /// <summary>The day of the RAT.</summary>
    public DateOnly? AcceptedOn { get; set; }

    public Guid? AcceptedBy { get; set; }

    /// <summary>Why it was opened again, the last time; null where it never was.</summary>
    public string? Reason { get; set; }

    public int Version { get; set; }

    public static DateOnly EndOf(int year) => new(year, 12, 31);

    /// <summary>The first month of a year that books were kept in, 1 to 12.</summary>
    public static int FirstMonth(int year, DateOnly openedOn) => openedOn.Year == year ? openedOn.Month : 1;
}
