namespace NaikKelas.Training.Terms;

/// <summary>Makes fact sheets: pure, so that the board, the try-out and a test ask the same way.</summary>
internal static class FactSheets
{
    /// <param name="subject">The applicant as registry and earlier rounds know him or her.</param>
    /// <param name="classes">Classes the sheet is for: those chosen, or all.</param>
    /// <param name="terms">Checked terms.</param>
    /// <param name="asOf">The day the facts must hold: when the round closes.</param>
    public static FactSheet Compute(
        Subject subject,
        IReadOnlyList<ClassTerms> classes,
        RoundTerms terms,
        DateOnly asOf
    ) =>
        subject.Companions.Count == 0
            ? ComputeOne(subject, classes, terms, asOf)
            : Delegations.Merge(
                [
                    ComputeOne(subject, classes, terms, asOf),
                    .. subject.Companions.Select(c => ComputeOne(c, classes, terms, asOf)),
                ],
                classes,
                terms
            );

    private static FactSheet ComputeOne(
        Subject subject,
        IReadOnlyList<ClassTerms> classes,
        RoundTerms terms,
        DateOnly asOf
    )
    {
        var facts = new SortedDictionary<string, FoundFact>(StringComparer.Ordinal);
        var classFacts = new SortedDictionary<string, SortedDictionary<string, FoundFact>>(
            StringComparer.Ordinal
        );
        foreach (var rule in terms.Rules)
        {
            var kind = RuleCatalogue.KindOf(rule);
            var question = new Question(subject, new(rule.Values), asOf);
            var name = kind.Compare(question.Values).Fact;
            if (!kind.PerClass)
                Note(facts, name, kind.Find(question));
            else
                foreach (var one in classes.Where(c => IsFor(rule, c.Code)))
                    Note(Of(classFacts, one.Code), name, kind.Find(question with { Class = one }));
        }

        return new FactSheet
        {
            AsOf = asOf,
            Facts = facts,
            ClassFacts = classFacts,
            Points = PointsOf(subject, terms, asOf),
            Groups =
            [
                .. terms
                    .Reserves.Select(r => r.Group)
                    .Distinct(StringComparer.Ordinal)
                    .Where(g => ReserveGroups.Includes(g, subject, asOf)),
            ],
        };
    }

    public static bool IsFor(ChosenRule rule, string classCode) =>
        rule.Classes?.Contains(classCode, StringComparer.Ordinal) ?? true;

    private static SortedDictionary<string, FoundPoints> PointsOf(
        Subject subject,
        RoundTerms terms,
        DateOnly asOf
    )
    {
        var points = new SortedDictionary<string, FoundPoints>(StringComparer.Ordinal);
        foreach (var criterion in terms.Criteria)
            points[criterion.Id] = CriterionCatalogue
                .KindOf(criterion)
                .Score(new Question(subject, new(criterion.Values), asOf));
        return points;
    }

    private static SortedDictionary<string, FoundFact> Of(
        SortedDictionary<string, SortedDictionary<string, FoundFact>> byClass,
        string code
    )
    {
        if (!byClass.TryGetValue(code, out var facts))
            byClass[code] = facts = new(StringComparer.Ordinal);
        return facts;
    }

    private static void Note(SortedDictionary<string, FoundFact> facts, string name, FoundFact? found)
    {
        if (found is not null)
            facts[name] = found;
    }
}
