using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Registry.Signing;

internal readonly record struct SignatoryId(Guid Value) : IId<SignatoryId>
{
    public static SignatoryId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out SignatoryId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>By what right somebody signs for an agency.</summary>
internal enum SigningManner
{
    [Display(Name = "Kepala")]
    Head,

    /// <summary>Pelaksana tugas: the head's post is vacant.</summary>
    [Display(Name = "Plt. (pelaksana tugas kepala)")]
    Acting,

    /// <summary>Atas nama: the head is there and lets another sign.</summary>
    [Display(Name = "a.n. (atas nama kepala)")]
    OnBehalf,
}

/// <summary>Who signs an agency's papers (penanda tangan), from a day until a day.</summary>
internal sealed class Signatory
{
    public required SignatoryId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required SigningManner Manner { get; init; }

    /// <summary>With titles.</summary>
    public required string Name { get; init; }

    /// <summary>The own office: "Sekretaris Dinas"; for a head the head's.</summary>
    public required string Title { get; init; }

    /// <summary>NIP, 18 digits.</summary>
    public string? Nip { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly? Until { get; set; }

    public bool SignsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>Who signs on a day, as a paper carries it.</summary>
/// <param name="Office">"Kepala Dinas …", "Plt. Kepala Dinas …", or "a.n. Kepala Dinas …" and the own office below.</param>
/// <param name="Name">With titles.</param>
/// <param name="Nip">18 digits.</param>
public sealed record SignerCard(string Office, string Name, string? Nip)
{
    /// <summary>
    /// Of all whose term covers the day the one appointed last: a deputy for a fortnight stands within the head's
    /// term. Nobody on record: the head on the agency's own card.
    /// </summary>
    internal static SignerCard On(DateOnly day, AgencyCard agency, IEnumerable<Signatory> signatories) =>
        signatories.Where(s => s.SignsOn(day)).MaxBy(s => (s.From, s.Id.Value)) is not { } signer
            ? new(agency.HeadTitle, agency.HeadName, agency.HeadNip)
            : new(
                signer.Manner switch
                {
                    SigningManner.Acting => $"Plt. {agency.HeadTitle}",
                    SigningManner.OnBehalf => $"a.n. {agency.HeadTitle}\n{signer.Title}",
                    _ => signer.Title,
                },
                signer.Name,
                signer.Nip
            );
}
