using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Registry.Organisations;

/// <summary>What is told of an organisation, on a form or in a file.</summary>
public sealed record OrganisationInput
{
    [Display(Name = "Jenis")]
    public OrganisationKind? Kind { get; init; }

    [Display(Name = "Bentuk")]
    public CooperativeForm? Form { get; init; }

    [Display(Name = "Nama")]
    public string? Name { get; init; }

    [Display(Name = "Desa/kelurahan")]
    public string? RegionCode { get; init; }

    [Display(Name = "Alamat")]
    public string? Address { get; init; }

    [Display(Name = "Kode pos")]
    public string? PostalCode { get; init; }

    [Display(Name = "Nomor HP")]
    public string? Phone { get; init; }

    [Display(Name = "E-mail")]
    public string? Email { get; init; }

    [Display(Name = "Nomor Induk Koperasi")]
    public string? NomorIndukKoperasi { get; init; }

    [Display(Name = "Tanggal berdiri")]
    public DateOnly? FoundedOn { get; init; }

    [Display(Name = "Mulai beroperasi")]
    public DateOnly? OperatingSince { get; init; }

    [Display(Name = "Status")]
    public OrganisationStatus Status { get; init; }

    /// <summary>What the person saw when the form opened.</summary>
    public int Version { get; init; }
}
