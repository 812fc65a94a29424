namespace NaikKelas.Training.Selection;

/// <summary>
/// A round without personal data, and what its group codes mean where that tells nothing about anybody.
/// </summary>
internal sealed record PublishedRound(Round Round, IReadOnlyDictionary<string, string> GroupLegend);

/// <summary>
/// Makes a round fit for publication: facts become pass or fail, nominators and groups get opaque codes, and
/// what the
/// result does not depend on is left out. Selecting from it gives the same result, so anyone can check it.
/// </summary>
internal sealed class Publication
{
    /// <summary>A group's meaning is published only where at least so many applicants carry its code.</summary>
    public const int LegendFrom = 5;

    private readonly Round round;
    private readonly Eligibility eligibility;
    private readonly Dictionary<string, Override> overrides;
    private readonly Dictionary<string, HashSet<string>> reservedIn;
    private readonly Dictionary<string, string> nominatorCodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> groupCodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> carriers = new(StringComparer.Ordinal);

    private Publication(Round round)
    {
        this.round = round;
        eligibility = new Eligibility(round);
        overrides = (round.Overrides ?? []).ToDictionary(one => one.Id, StringComparer.Ordinal);
        reservedIn = round.Classes.ToDictionary(
            one => one.Id,
            one => one.Reserves.Select(reserve => reserve.Group).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    /// <param name="round">The round as the agency holds it.</param>
    /// <param name="publicReasons">
    /// Applicant id → the reason of an override in words meant for everybody; without one the reason stays
    /// inside,
    /// because officers write names into reasons.
    /// </param>
    public static PublishedRound Of(Round round, IReadOnlyDictionary<string, string>? publicReasons = null)
    {
        var publication = new Publication(round);
        Applicant[] applicants =
        [
            .. round
                .Applicants.OrderBy(applicant => applicant.Id, StringComparer.Ordinal)
                .Select(publication.Published),
        ];
        var classes = round.Classes.Select(publication.Published).ToList();
        var published = round with
        {
            Rules = [.. round.Rules.Select(PassOrFail)],
            Classes = classes,
            Applicants = applicants,
            Overrides = round.Overrides is null
                ? null
                :
                [
                    .. round.Overrides.Select(one =>
                        one with
                        {
                            Reason = publicReasons?.GetValueOrDefault(one.Id) ?? "",
                        }
                    ),
                ],
        };
        return new(published, publication.Legend());
    }

    private static Rule PassOrFail(Rule rule) =>
        new(rule.Id, rule.Id, RuleOperator.Eq, [Fact.Of(true)], rule.Classes);

    private Applicant Published(Applicant applicant)
    {
        var decision = overrides.GetValueOrDefault(applicant.Id);
        if (decision is { Class: null })
            return new Applicant { Id = applicant.Id, Choices = applicant.Choices };
        var wanted = decision is null ? applicant.Choices : [decision.Class!];
        var published = new Applicant
        {
            Id = applicant.Id,
            Nominator = applicant.Nominator is { } name ? CodeOf(name, nominatorCodes, 'N') : null,
            Choices = applicant.Choices,
            Groups = GroupsOf(applicant, wanted),
            Points = PointsOf(applicant),
        };
        return decision is null ? WithFacts(published, applicant) : published;
    }

    private Applicant WithFacts(Applicant published, Applicant applicant)
    {
        var facts = new SortedDictionary<string, Fact>(StringComparer.Ordinal);
        var classFacts = new SortedDictionary<string, SortedDictionary<string, Fact>>(StringComparer.Ordinal);
        foreach (var (index, rule) in round.Rules.Index())
        {
            var results = applicant
                .Choices.Where(choice => eligibility.AppliesTo(index, choice))
                .Select(choice =>
                    (Choice: choice, Holds: Fact.Of(Eligibility.Holds(rule, applicant, choice)))
                )
                .ToList();
            if (results.Select(one => one.Holds).Distinct().Count() == 1)
            {
                facts[rule.Id] = results[0].Holds;
                continue;
            }

            foreach (var (choice, holds) in results)
            {
                if (!classFacts.TryGetValue(choice, out var own))
                    classFacts[choice] = own = new(StringComparer.Ordinal);
                own[rule.Id] = holds;
            }
        }

        return published with
        {
            Facts = new SmallMap<Fact>([.. facts]),
            ClassFacts =
                classFacts.Count == 0
                    ? null
                    : new SmallMap<IReadOnlyDictionary<string, Fact>>([
                        .. classFacts.Select(one => new KeyValuePair<
                            string,
                            IReadOnlyDictionary<string, Fact>
                        >(one.Key, new SmallMap<Fact>([.. one.Value]))),
                    ]),
        };
    }

    /// <summary>Only groups that can count in a class the applicant may get into.</summary>
    private string[] GroupsOf(Applicant applicant, IReadOnlyList<string> wanted)
    {
        // New codes are given in the order of a lot: the alphabet would say something about the names.
        string[] codes =
        [
            .. applicant
                .Groups.Distinct(StringComparer.Ordinal)
                .Where(group => wanted.Any(choice => reservedIn[choice].Contains(group)))
                .OrderBy(group => Priority.LotOf(round.Seed, group), StringComparer.Ordinal)
                .Select(group => CodeOf(group, groupCodes, 'G')),
        ];
        foreach (var code in codes)
            carriers[code] = carriers.GetValueOrDefault(code) + 1;
        return codes;
    }

    private SmallMap<int> PointsOf(Applicant applicant) =>
        new([
            .. round
                .Criteria.Where(criterion => applicant.Points.ContainsKey(criterion.Id))
                .Select(criterion => KeyValuePair.Create(criterion.Id, applicant.Points[criterion.Id])),
        ]);

    private ClassSpec Published(ClassSpec spec) =>
        spec with
        {
            Reserves =
            [
                .. spec.Reserves.Select(one => one with { Group = CodeOf(one.Group, groupCodes, 'G') }),
            ],
        };

    private SortedDictionary<string, string> Legend() =>
        new(
            groupCodes
                .Where(one => carriers.GetValueOrDefault(one.Value) >= LegendFrom)
                .ToDictionary(one => one.Value, one => one.Key, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    private static string CodeOf(string name, Dictionary<string, string> codes, char letter)
    {
        if (!codes.TryGetValue(name, out var code))
            codes[name] = code = $"{letter}{codes.Count + 1}";
        return code;
    }
}
