using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Training.Nominations;

/// <summary>One nomination as somebody asks for it, its words already understood.</summary>
internal sealed record Wish(
    Nik Nik,
    PersonInput Person,
    OrganisationCard Nominator,
    Position? Position,
    IReadOnlyList<string> Choices,
    string Source
);

/// <summary>What stands behind a field of a wish: names of form fields, and keys to columns of the sheet.</summary>
internal static class WishField
{
    public const string Nik = "Nik";
    public const string Name = "Name";
    public const string Phone = "Phone";
    public const string Nominator = "Nominator";
    public const string Position = "Position";
    public const string BirthDate = "BirthDate";

    public static string Choice(int index) =>
        index switch
        {
            0 => "Choice1",
            1 => "Choice2",
            _ => "Choice3",
        };
}

/// <summary>What may become of a wish.</summary>
internal sealed class CheckedWish(Wish wish)
{
    private readonly List<Refusal> _problems = [];

    public Wish Wish => wish;

    public IReadOnlyList<Refusal> Problems => _problems;

    public bool IsBad => _problems.Count > 0;

    /// <summary>Who it is, where the registry knows the NIK or the person was just added.</summary>
    public PersonId? Person { get; set; }

    /// <summary>The nomination of this person that stands already, from the same co-op.</summary>
    public Nomination? Standing { get; set; }

    public bool ChangesNothing =>
        Standing is { } standing && standing.Choices == string.Join(',', wish.Choices);

    public void Problem(string code, FormattableString message, string field) =>
        _problems.Add(new Refusal(code, message, field));
}
