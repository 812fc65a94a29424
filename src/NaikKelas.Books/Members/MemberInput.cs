using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.Members;

/// <summary>What is told of a member, on joining and whenever it changes.</summary>
internal record MemberInput
{
    public const int NameMax = 200;

    [Display(Name = "Nama")]
    public string? Name { get; init; }

    [Display(Name = "Nomor HP")]
    public string? Phone { get; init; }

    [Display(Name = "Dusun atau kelompok")]
    public string? Neighbourhood { get; init; }

    [Display(Name = "Ahli waris")]
    public string? Heir { get; init; }

    /// <summary>As it is kept; what is wrong is added to the refusals.</summary>
    public MemberFacts Read(Refusals refusals)
    {
        var name = Name?.Trim() ?? "";
        refusals.When(
            name.Length is < 2 or > NameMax,
            "member-name",
            $"Nama: ditemukan {name.Length} huruf, seharusnya 2 sampai {NameMax}.",
            nameof(Name)
        );
        var phone = Contact.ReadPhone(Phone, nameof(Phone));
        if (phone.Refused)
            refusals.Add(phone.Refusal);
        return new MemberFacts(name, phone.Refused ? null : phone.Value, Said(Neighbourhood), Said(Heir));
    }

    private static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;
}

internal sealed record MemberFacts(string Name, string? Phone, string? Neighbourhood, string? Heir);
