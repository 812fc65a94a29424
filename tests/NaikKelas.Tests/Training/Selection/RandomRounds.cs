using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Selection;

/// <summary>
/// Small rounds full of trouble: ties, overlapping groups, limits, failed rules, decisions, empty classes.
/// </summary>
internal static class RandomRounds
{
    private static readonly string[] AllGroups = ["women", "disability", "young", "region:A", "region:B"];

    public static Gen<Round> All =>
        from simple in Simple
        from limit in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1, 3).Select(one => (int?)one))
        from nominators in Gen.Elements("N1", "N2", "N3", "N4", null).ArrayOf(simple.Applicants.Count)
        from decisions in Gen.Frequency((2, Gen.Constant<Override[]?>(null)), (1, DecisionsOn(simple)))
        select simple with
        {
            MaxPerNominator = limit,
            Applicants =
            [
                .. simple.Applicants.Select(
                    (applicant, index) => applicant with { Nominator = nominators[index] }
                ),
            ],
            Overrides = decisions,
        };

    /// <summary>Without nominator limits and overrides.</summary>
    public static Gen<Round> Simple =>
        from classCount in Gen.Choose(1, 4)
        from classes in Gen.CollectToArray(Enumerable.Range(1, classCount), Class)
        from applicantCount in Gen.Choose(0, 14)
        from applicants in Gen.CollectToArray(
            Enumerable.Range(0, applicantCount),
            index => Applicant(index, classCount)
        )
        from seed in Gen.Choose(0, 9999)
        select new Round
        {
            Seed = $"s{seed}:7210",
            Rules =
            [
                new("adult", "age", RuleOperator.Gte, [Fact.Of(17)]),
                new("no-overlap", "overlaps", RuleOperator.Eq, [Fact.Of(false)], ["K1"]),
            ],
            Criteria = [new("need", 3), new("new", 2)],
            Classes = classes,
            Applicants = applicants,
        };

    public static Arbitrary<Round> Arbitrary(Gen<Round> rounds) => Arb.From(rounds, Smaller);

    /// <summary>Leaving out one applicant at a time makes a counterexample that a person can follow.</summary>
    private static IEnumerable<Round> Smaller(Round round) =>
        round.Overrides is null
            ? round.Applicants.Select(leaving =>
                round with
                {
                    Applicants = [.. round.Applicants.Where(one => one != leaving)],
                }
            )
            : [round with { Overrides = null }];

    private static Gen<ClassSpec> Class(int number) =>
        from capacity in Gen.Choose(0, 6)
        from groups in Gen.Shuffle(AllGroups)
        from seats in Gen.Choose(0, 3).ArrayOf(4)
        from count in Gen.Choose(0, 4)
        select new ClassSpec($"K{number}", capacity, Within(capacity, groups, seats[..count]));

    private static List<Reserve> Within(int capacity, string[] groups, int[] seats)
    {
        List<Reserve> reserves = [];
        foreach (var (index, wanted) in seats.Index())
        {
            var given = Math.Min(wanted, capacity);
            capacity -= given;
            reserves.Add(new(groups[index], given));
        }

        return reserves;
    }

    private static Gen<Applicant> Applicant(int index, int classCount) =>
        from choices in Gen.Shuffle(Enumerable.Range(1, classCount).Select(number => $"K{number}").ToArray())
        from wishes in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(1, classCount)))
        from groups in Gen.SubListOf(AllGroups)
        from age in Gen.Frequency((1, Gen.Constant(16)), (8, Gen.Constant(40)))
        from overlaps in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
        from need in Gen.Elements(0, 50, 100)
        from fresh in Gen.Elements(0, 100)
        select new Applicant
        {
            Id = $"P{index:D3}",
            Choices = choices[..wishes],
            Groups = [.. groups],
            Facts = new Dictionary<string, Fact>(StringComparer.Ordinal)
            {
                ["age"] = Fact.Of(age),
                ["overlaps"] = Fact.Of(false),
            },
            ClassFacts = !overlaps
                ? null
                : new Dictionary<string, IReadOnlyDictionary<string, Fact>>(StringComparer.Ordinal)
                {
                    ["K1"] = new Dictionary<string, Fact>(StringComparer.Ordinal)
                    {
                        ["overlaps"] = Fact.Of(true),
                    },
                },
            Points = new Dictionary<string, int>(StringComparer.Ordinal) { ["need"] = need, ["new"] = fresh },
        };

    private static Gen<Override[]?> DecisionsOn(Round round) =>
        from ids in Gen.SubListOf(round.Applicants.Select(applicant => applicant.Id))
        from targets in Gen.Elements([.. round.Classes.Select(one => one.Id), null]).ArrayOf(ids.Count)
        select ids.Zip(targets, (id, to) => new Override(id, to, "keputusan")).Take(3).ToArray();
}
