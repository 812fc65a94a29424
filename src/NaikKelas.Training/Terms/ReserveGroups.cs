using System.Globalization;
using System.Runtime.CompilerServices;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Training.Terms;

/// <summary>
/// Groups that seats can be kept for (kursi afirmasi). Ids are stable and published: <c>women</c>, <c>disability</c>,
/// <c>youth:30</c>, <c>region:35.17.09</c>, <c>kind:Kdmp</c>, <c>organ:CalonAnggota</c>, <c>position:Treasurer</c>.
/// </summary>
internal static class ReserveGroups
{
    public const string Women = "women";
    public const string Disability = "disability";
    public const string Prospective = "organ:CalonAnggota";

    /// <summary>UU 40/2009 art. 1(1): a youth (pemuda) is 16 to 30 years old.</summary>
    public const string Youth = "youth:30";

    /// <summary>What a form offers besides the regions.</summary>
    public static readonly IReadOnlyList<string> Offered =
    [
        Women,
        Disability,
        Youth,
        "youth:35",
        .. Enum.GetNames<Organ>().Select(o => $"organ:{o}"),
        .. Enum.GetNames<Position>().Select(p => $"position:{p}"),
        .. Enum.GetNames<OrganisationKind>().Select(k => $"kind:{k}"),
    ];

    public static bool IsKnown(string group) =>
        Split(group) switch
        {
            (Women or Disability, "") => true,
            ("youth", var age) => Age(age) is not null,
            ("region", var code) => Parameter.Region("", "").Read(code) is { Refused: false },
            ("kind", var kind) => Enum.IsDefined(typeof(OrganisationKind), kind),
            ("organ", var organ) => Enum.IsDefined(typeof(Organ), organ),
            ("position", var position) => Enum.IsDefined(typeof(Position), position),
            _ => false,
        };

    public static FormattableString Label(string group, RegionName? regionName = null) =>
        Split(group) switch
        {
            (Women, _) => $"Perempuan",
            (Disability, _) => $"Penyandang disabilitas",
            ("youth", var age) => $"Pemuda, usia paling tinggi {Age(age) ?? 0} tahun",
            ("region", var code) => $"Wilayah {(regionName ?? (c => c))(code)}",
            ("kind", var kind) when Enum.TryParse<OrganisationKind>(kind, out var one) => Word(one),
            ("organ", var organ) when Enum.TryParse<Organ>(organ, out var one) => Word(one),
            ("position", var position) when Enum.TryParse<Position>(position, out var one) => Word(one),
            _ => FormattableStringFactory.Create("{0}", group),
        };

    /// <summary>Whether an applicant belongs to a group on a day. What nobody recorded does not belong.</summary>
    public static bool Includes(string group, Subject subject, DateOnly day)
    {
        var (kind, value) = Split(group);
        var held = PersonRules.PositionOf(subject, day);
        return kind switch
        {
            Women => subject.Person.Sex == Sex.Female,
            Disability => subject.Person.HasDisability,
            "youth" => PersonRules.AgeOn(subject.Person, day) is { } age && age <= Age(value),
            "region" => (subject.Nominator?.RegionCode ?? subject.Person.RegionCode) is { } code
                && Scope.Covers(value, code),
            "kind" => subject.Nominator?.Kind.ToString() == value,
            "organ" => held is not null && Positions.OrganOf(held.Position).ToString() == value,
            "position" => held?.Position.ToString() == value,
            _ => false,
        };
    }

    private static FormattableString Word(Enum word) => FormattableStringFactory.Create("{0}", word);

    private static (string Kind, string Value) Split(string group)
    {
        var at = group.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? (group, "") : (group[..at], group[(at + 1)..]);
    }

    private static int? Age(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age)
        && age is > 0 and <= 120
            ? age
            : null;
}
