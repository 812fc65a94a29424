using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Selection;

/// <summary>Rounds small enough to be followed by hand: points decide, the first named is the best.</summary>
internal static class SmallRound
{
    public static Round Of(IReadOnlyList<ClassSpec> classes, params Applicant[] applicants) =>
        new()
        {
            Seed = "secret:7210.55",
            Rules = [],
            Criteria = [new("need", 1)],
            Classes = classes,
            Applicants = applicants,
        };

    public static Applicant Person(
        string id,
        int points,
        string choices,
        string groups = "",
        string? nominator = null
    ) =>
        new()
        {
            Id = id,
            Nominator = nominator,
            Choices = choices.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Groups = groups.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Points = new SmallMap<int>([new("need", points)]),
        };
}
