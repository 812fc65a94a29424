using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>
/// One sheet for a delegation: a rule holds where it holds for everybody named, a reserved group is theirs where all
/// belong to it, and a criterion gives what it gives to the one with the fewest points. Pure.
/// </summary>
internal static class Delegations
{
    /// <param name="sheets">One a person, the first named first; one or more.</param>
    /// <param name="classes">The classes the sheets are for.</param>
    /// <param name="terms">Checked terms.</param>
    public static FactSheet Merge(
        IReadOnlyList<FactSheet> sheets,
        IReadOnlyList<ClassTerms> classes,
        RoundTerms terms
    )
    {
        var lead = sheets[0];
        var merged = lead with
        {
            Facts = new(lead.Facts, StringComparer.Ordinal),
            ClassFacts = new(StringComparer.Ordinal),
            Points = new(
                lead.Points.Keys.ToDictionary(
                    id => id,
                    id => sheets.Select(s => s.Points[id]).MinBy(p => p.Points)!,
                    StringComparer.Ordinal
                ),
                StringComparer.Ordinal
            ),
            Groups =
            [
                .. lead.Groups.Where(g => sheets.All(s => s.Groups.Contains(g, StringComparer.Ordinal))),
            ],
        };
        foreach (var (code, facts) in lead.ClassFacts)
            merged.ClassFacts[code] = new(facts, StringComparer.Ordinal);
        var applicants = sheets.Select(ApplicantOf).ToList();
        foreach (var rule in terms.Rules.Select(RuleCatalogue.Translate))
        foreach (
            var one in classes.Where(c => rule.Classes?.Contains(c.Code, StringComparer.Ordinal) ?? true)
        )
            if (applicants.FindIndex(a => !Eligibility.Holds(rule, a, one.Code)) is > 0 and var failing)
                Put(merged, one.Code, rule.Fact, sheets[failing].Find(rule.Fact, one.Code));
        return merged;
    }

    /// <summary>The fact of who fails stands for the class alone; one that nobody recorded is missing for all.</summary>
    private static void Put(FactSheet merged, string code, string fact, FoundFact? found)
    {
        if (found is null)
        {
            merged.Facts.Remove(fact);
            if (merged.ClassFacts.TryGetValue(code, out var known))
                known.Remove(fact);
            return;
        }

        if (!merged.ClassFacts.TryGetValue(code, out var facts))
            merged.ClassFacts[code] = facts = new(StringComparer.Ordinal);
        facts[fact] = found;
    }

    private static Applicant ApplicantOf(FactSheet sheet) =>
        TermsTranslator.ToApplicant(new SheetOfApplicant("", null, [], sheet));
}
