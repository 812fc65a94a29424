using NaikKelas.Training.Selection;

namespace NaikKelas.Bench;

/// <summary>
/// Rounds of any size out of a seed: up to three choices and four groups each, in the shape of a real call.
/// </summary>
internal static class SelectionRounds
{
    private const int PerDistrict = 1_300;

    public static Round Make(int applicants, int classes, int seed)
    {
        var random = new Random(seed);
        var districts = Math.Max(1, applicants / PerDistrict);
        return new Round
        {
            Seed = "ab12cd34ef56:7210.55",
            MaxPerNominator = 3,
            Rules =
            [
                new("rat-on-time", "ratOnTime", RuleOperator.Eq, [Fact.Of(true)]),
                new("healthy", "health", RuleOperator.In, [Fact.Of("Sehat"), Fact.Of("CukupSehat")]),
                new("adult", "age", RuleOperator.Gte, [Fact.Of(17)]),
                new("held-by", "ratHeld", RuleOperator.Lte, [Fact.Of("2026-06-30")]),
            ],
            Criteria = [new("need", 3), new("neverTrained", 2), new("distance", 1)],
            Classes =
            [
                .. Enumerable
                    .Range(0, classes)
                    .Select(index => ClassOf(index, districts, applicants, classes)),
            ],
            Applicants =
            [
                .. Enumerable
                    .Range(0, applicants)
                    .Select(index => ApplicantOf(index, districts, applicants, classes, random)),
            ],
        };
    }

    private static ClassSpec ClassOf(int index, int districts, int applicants, int classes)
    {
        var capacity = Math.Max(4, applicants / 3 / classes);
        return new(
            $"K{index + 1}",
            capacity,
            [
                new("women", capacity * 3 / 10),
                new("disability", Math.Max(1, capacity / 20)),
                new("young", capacity / 10),
                new($"district:{index % districts}", capacity / 3),
            ]
        );
    }

    private static Applicant ApplicantOf(int index, int districts, int applicants, int classes, Random random)
    {
        var district = random.Next(districts);
        string[] groups =
        [
            $"district:{district}",
            .. random.Next(100) < 38 ? (string[])["women"] : [],
            .. random.Next(100) < 3 ? (string[])["disability"] : [],
            .. random.Next(100) < 20 ? (string[])["young"] : [],
        ];
        return new Applicant
        {
            Id = $"P{index + 1:D6}",
            Nominator =
                $"N{(district * (applicants / districts / 8)) + random.Next(Math.Max(1, applicants / districts / 8))}",
            Choices = ChoicesOf(district, districts, classes, random),
            Groups = groups,
            Facts = new SmallMap<Fact>([
                new("ratOnTime", Fact.Of(random.Next(100) < 90)),
                new("health", Fact.Of(random.Next(100) < 92 ? "CukupSehat" : "DalamPengawasan")),
                new("age", Fact.Of(random.Next(16, 70))),
                new("ratHeld", Fact.Of($"2026-0{random.Next(1, 8)}-15")),
            ]),
            Points = new SmallMap<int>([
                new("need", random.Next(5) * 25),
                new("neverTrained", random.Next(2) * 100),
                new("distance", random.Next(11) * 10),
            ]),
        };
    }

    /// <summary>Classes of the own district first; one in four also asks for one far away.</summary>
    private static string[] ChoicesOf(int district, int districts, int classes, Random random)
    {
        var choices = new HashSet<int>();
        var own = Math.Max(1, classes / districts);
        for (var wish = random.Next(1, 4); wish > 0; wish--)
        {
            var near = district + (random.Next(own) * districts);
            choices.Add(near < classes && random.Next(4) > 0 ? near : random.Next(classes));
        }

        return [.. choices.Select(choice => $"K{choice + 1}")];
    }
}
