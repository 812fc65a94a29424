using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Relaxations;

/// <summary>
/// One easing (pelonggaran) of a locked round, so that more people of a group can fill its reserve: a rule no longer
/// asked in one class, or another nominator limit. Exactly one of the two.
/// </summary>
/// <param name="Class">The class the rule is dropped in; empty for the limit.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Limit">The new nominator limit.</param>
internal sealed record Relaxation(string Class, string? Rule, int? Limit)
{
    /// <summary>Null: the terms have no such rule for this class, or their limit is not below.</summary>
    public RoundTerms? Apply(RoundTerms terms, IReadOnlyList<string> classes) =>
        Rule is not null ? WithoutRule(terms, classes)
        : Limit > terms.MaxPerNominator ? terms with { MaxPerNominator = Limit }
        : null;

    private RoundTerms? WithoutRule(RoundTerms terms, IReadOnlyList<string> classes)
    {
        if (
            !classes.Contains(Class, StringComparer.Ordinal)
            || !terms.Rules.Any(r => r.Id == Rule && FactSheets.IsFor(r, Class))
        )
            return null;
        return terms with
        {
            Rules =
            [
                .. terms
                    .Rules.Select(r =>
                        r.Id == Rule
                            ? r with
                            {
                                Classes = [.. classes.Where(c => c != Class && FactSheets.IsFor(r, c))],
                            }
                            : r
                    )
                    .Where(r => r.Classes is not []),
            ],
        };
    }
}
