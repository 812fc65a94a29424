using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Registry.Agencies;

/// <summary>What is told of an agency: its letterhead and how it numbers its decrees.</summary>
public sealed record AgencyInput
{
    [Display(Name = "Wilayah")]
    public string? RegionCode { get; init; }

    [Display(Name = "Pemerintah daerah")]
    public string? Government { get; init; }

    [Display(Name = "Nama instansi")]
    public string? Name { get; init; }

    [Display(Name = "Alamat")]
    public string? Address { get; init; }

    [Display(Name = "Tempat penandatanganan")]
    public string? City { get; init; }

    [Display(Name = "Nama kepala")]
    public string? HeadName { get; init; }

    [Display(Name = "Jabatan kepala")]
    public string? HeadTitle { get; init; }

    [Display(Name = "NIP kepala")]
    public string? HeadNip { get; init; }

    [Display(Name = "Pola nomor SK")]
    public string? DecreePattern { get; init; }

    /// <summary>What the person saw when the form opened.</summary>
    public int Version { get; init; }
}
