using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Registry.Rats;

/// <summary>What is told of one annual members' meeting.</summary>
public sealed record RatInput
{
    [Display(Name = "Tahun buku")]
    public int? BookYear { get; init; }

    [Display(Name = "Tanggal RAT")]
    public DateOnly? HeldOn { get; init; }

    [Display(Name = "Tanggal laporan diterima")]
    public DateOnly? ReportedOn { get; init; }

    [Display(Name = "Anggota hadir")]
    public int? Attendance { get; init; }

    [Display(Name = "Jumlah anggota")]
    public int? Members { get; init; }

    [Display(Name = "Sumber")]
    public string? Source { get; init; }

    /// <summary>Asked for when a record is corrected.</summary>
    [Display(Name = "Alasan koreksi")]
    public string? Reason { get; init; }
}
