using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Registry.Persons;

/// <summary>What is told of a person. Only the name is asked of everybody.</summary>
public sealed record PersonInput
{
    [Display(Name = "Nama lengkap")]
    public string? Name { get; init; }

    [Display(Name = "NIK")]
    public string? Nik { get; init; }

    [Display(Name = "Jenis kelamin")]
    public Sex? Sex { get; init; }

    [Display(Name = "Tanggal lahir")]
    public DateOnly? BirthDate { get; init; }

    [Display(Name = "Nomor HP")]
    public string? Phone { get; init; }

    [Display(Name = "E-mail")]
    public string? Email { get; init; }

    [Display(Name = "Wilayah tempat tinggal")]
    public string? RegionCode { get; init; }

    [Display(Name = "Penyandang disabilitas")]
    public bool HasDisability { get; init; }

    /// <summary>The person looked at the likely twins and says: somebody else.</summary>
    [Display(Name = "Ini orang lain")]
    public bool Confirmed { get; init; }

    /// <summary>What the person saw when the form opened.</summary>
    public int Version { get; init; }
}
