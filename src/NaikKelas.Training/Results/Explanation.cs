using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>One rule for one class: what it asks, whether it holds, and because of which fact.</summary>
/// <param name="Sentence">The rule as it was published.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Source">Where the fact is known from and its date; null where nobody recorded one.</param>
/// <param name="Failure">Why it does not hold and what would change that.</param>
internal sealed record RuleLine(
    FormattableString Sentence,
    bool Holds,
    FormattableString? Source,
    Failure? Failure
);

/// <summary>What one criterion gave.</summary>
internal sealed record PointLine(
    FormattableString Sentence,
    int Weight,
    int Points,
    FormattableString Because
)
{
    public long Product => (long)Weight * Points;
}

/// <summary>One class on the list, with its rules.</summary>
internal sealed record ChoiceLine(ClassOfRound Class, IReadOnlyList<RuleLine> Rules, TraceChoice? Trace)
{
    public bool IsEligible => Rules.All(r => r.Holds);
}

/// <summary>Everything that speaks for and against one applicant, in words: for the officer and for the applicant alike.</summary>
internal sealed record Explanation(IReadOnlyList<ChoiceLine> Choices, IReadOnlyList<PointLine> Points)
{
    public long Score => Points.Sum(p => p.Product);

    public bool IsEligible => Choices.Any(c => c.IsEligible);

    /// <param name="terms">The terms of the round.</param>
    /// <param name="classes">Its classes.</param>
    /// <param name="applied">The applicant with the facts.</param>
    /// <param name="trace">What the draw decided; null before it.</param>
    /// <param name="place">Names of regions.</param>
    public static Explanation Of(
        RoundTerms terms,
        IReadOnlyList<ClassOfRound> classes,
        Applied applied,
        Trace? trace,
        RegionName place
    )
    {
        var applicant = TermsTranslator.ToApplicant(applied.ForEngine);
        var sheet = applied.Sheet;
        return new Explanation(
            [
                .. applied.Nomination.ChoiceList.Select(choice => new ChoiceLine(
                    classes.First(c => c.Code == choice),
                    [
                        .. terms
                            .Rules.Where(r => FactSheets.IsFor(r, choice))
                            .Select(r => LineOf(r, applicant, sheet, choice, place)),
                    ],
                    trace?.Choices.FirstOrDefault(c => c.Class == choice)
                )),
            ],
            [
                .. terms.Criteria.Select(c => new PointLine(
                    CriterionCatalogue.Sentence(c, place),
                    c.Weight,
                    sheet.Points.GetValueOrDefault(c.Id)?.Points ?? 0,
                    CriterionCatalogue.Explain(c, sheet.Points.GetValueOrDefault(c.Id))
                )),
            ]
        );
    }

    private static RuleLine LineOf(
        ChosenRule rule,
        Applicant applicant,
        FactSheet sheet,
        string choice,
        RegionName place
    )
    {
        var translated = RuleCatalogue.Translate(rule);
        var holds = Eligibility.Holds(translated, applicant, choice);
        var found = sheet.Find(translated.Fact, choice);
        return new RuleLine(
            RuleCatalogue.Sentence(rule, place),
            holds,
            SourceOf(found),
            holds ? null : RuleCatalogue.Explain(rule, sheet, choice)
        );
    }

    private static FormattableString? SourceOf(FoundFact? found) =>
        found switch
        {
            null => null,
            { On: { } on } => $"{found.Source}, {on}",
            _ => $"{found.Source}",
        };
}
