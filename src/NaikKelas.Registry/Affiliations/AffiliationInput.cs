using System.ComponentModel.DataAnnotations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Affiliations;

/// <summary>What is told of a person's place in an organisation.</summary>
public sealed record AffiliationInput
{
    [Display(Name = "Orang")]
    public PersonId? Person { get; init; }

    [Display(Name = "Jabatan")]
    public Position? Position { get; init; }

    [Display(Name = "Mulai")]
    public DateOnly? From { get; init; }

    [Display(Name = "Sampai")]
    public DateOnly? Until { get; init; }
}
