namespace NaikKelas.Training.Selection;

/// <summary>
/// A rule that does not hold for an applicant, and what was found; null: the fact is missing.
/// </summary>
internal readonly record struct RuleFailure(Rule Rule, Fact? Found);

/// <summary>The rules of a round, applied to one applicant and class.</summary>
internal sealed class Eligibility
{
    private readonly IReadOnlyList<Rule> rules;
    private readonly HashSet<string>?[] classesOfRule;

    public Eligibility(Round round)
    {
        rules = round.Rules;
        classesOfRule = [.. rules.Select(rule => rule.Classes?.ToHashSet(StringComparer.Ordinal))];
    }

    /// <summary>
    /// The failed rules of one applicant and class, in the round's order, with the facts that failed them.
    /// </summary>
    public List<RuleFailure> Explain(Applicant applicant, string classId)
    {
        List<RuleFailure> failures = [];
        for (var index = 0; index < rules.Count; index++)
        {
            if (AppliesTo(index, classId) && !Holds(rules[index], applicant, classId))
                failures.Add(new(rules[index], Find(rules[index].Fact, applicant, classId)));
        }

        return failures;
    }

    /// <summary>
    /// Ids only, and no list at all when every rule holds: this runs for every application of a nation.
    /// </summary>
    public string[] FailedIds(Applicant applicant, string classId)
    {
        List<string>? failed = null;
        for (var index = 0; index < rules.Count; index++)
        {
            if (AppliesTo(index, classId) && !Holds(rules[index], applicant, classId))
                (failed ??= []).Add(rules[index].Id);
        }

        return failed is null ? [] : [.. failed];
    }

    public bool AppliesTo(int ruleIndex, string classId) =>
        classesOfRule[ruleIndex]?.Contains(classId) ?? true;

    public static bool Holds(Rule rule, Applicant applicant, string classId) =>
        Find(rule.Fact, applicant, classId) is { Kind: not (FactKind.Null or FactKind.Other) } found
        && rule.Operator switch
        {
            RuleOperator.Gte => found.ComparedWith(rule.Values[0]) >= 0,
            RuleOperator.Lte => found.ComparedWith(rule.Values[0]) <= 0,
            _ => rule.Values.Contains(found),
        };

    private static Fact? Find(string name, Applicant applicant, string classId)
    {
        if (
            applicant.ClassFacts is { } byClass
            && byClass.TryGetValue(classId, out var own)
            && own.TryGetValue(name, out var special)
        )
        {
            return special;
        }

        return applicant.Facts.TryGetValue(name, out var fact) ? fact : null;
    }
}
