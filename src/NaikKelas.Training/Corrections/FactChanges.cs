using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Corrections;

/// <summary>A fact that somebody may say is wrong: the rule, criterion or group that reads it.</summary>
/// <param name="Id">The rule's or criterion's id.</param>
/// <param name="Label">The sentence as published.</param>
internal sealed record DisputableFact(string Id, FormattableString Label);

/// <summary>
/// What one rule, criterion or group (by its id) read before and reads now; class null: the same for all.
/// </summary>
internal sealed record FactChange(
    string Id,
    FormattableString Label,
    string? Class,
    FormattableString Before,
    FormattableString After
)
{
    /// <summary>The same fact changed from the same to the same, source and date included.</summary>
    public bool IsSameAs(FactChange other) =>
        Id == other.Id && Class == other.Class && Same(Before, other.Before) && Same(After, other.After);

    private static bool Same(FormattableString one, FormattableString other) =>
        FormattableString.Invariant(one) == FormattableString.Invariant(other);
}

/// <summary>Compares two sheets of one applicant, in the order of the terms. Pure.</summary>
internal static class FactChanges
{
    public static IReadOnlyList<DisputableFact> Disputable(RoundTerms terms, RegionName place) =>
        [
            .. terms
                .Rules.Select(r => new DisputableFact(r.Id, RuleCatalogue.Sentence(r, place)))
                .Concat(
                    terms.Criteria.Select(c => new DisputableFact(
                        c.Id,
                        CriterionCatalogue.Sentence(c, place)
                    ))
                )
                .DistinctBy(f => f.Id, StringComparer.Ordinal),
        ];

    public static IReadOnlyList<FactChange> Between(
        FactSheet before,
        FactSheet after,
        RoundTerms terms,
        RegionName place
    ) =>
        [
            .. terms.Rules.SelectMany(r => OfRule(r, before, after, place)),
            .. terms.Criteria.SelectMany(c => OfCriterion(c, before, after, place)),
            .. OfGroups(before, after, place),
        ];

    private static IEnumerable<FactChange> OfRule(
        ChosenRule rule,
        FactSheet before,
        FactSheet after,
        RegionName place
    )
    {
        var name = RuleCatalogue.Translate(rule).Fact;
        var label = RuleCatalogue.Sentence(rule, place);
        if (before.Facts.GetValueOrDefault(name) is var old && after.Facts.GetValueOrDefault(name) is var now)
            if (old != now)
                yield return new FactChange(rule.Id, label, null, Say(old), Say(now));
        foreach (
            var code in before
                .ClassFacts.Keys.Union(after.ClassFacts.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
        {
            var (was, isNow) = (
                before.ClassFacts.GetValueOrDefault(code)?.GetValueOrDefault(name),
                after.ClassFacts.GetValueOrDefault(code)?.GetValueOrDefault(name)
            );
            if (was != isNow)
                yield return new FactChange(rule.Id, label, code, Say(was), Say(isNow));
        }
    }

    private static IEnumerable<FactChange> OfCriterion(
        ChosenCriterion criterion,
        FactSheet before,
        FactSheet after,
        RegionName place
    )
    {
        var (old, now) = (
            before.Points.GetValueOrDefault(criterion.Id),
            after.Points.GetValueOrDefault(criterion.Id)
        );
        if (old != now)
            yield return new FactChange(
                criterion.Id,
                CriterionCatalogue.Sentence(criterion, place),
                null,
                $"{old?.Points ?? 0} poin. {CriterionCatalogue.Explain(criterion, old)}",
                $"{now?.Points ?? 0} poin. {CriterionCatalogue.Explain(criterion, now)}"
            );
    }

    private static IEnumerable<FactChange> OfGroups(FactSheet before, FactSheet after, RegionName place) =>
        before
            .Groups.Union(after.Groups, StringComparer.Ordinal)
            .Where(g => Has(before, g) != Has(after, g))
            .Select(g => new FactChange(
                g,
                $"Kelompok afirmasi: {ReserveGroups.Label(g, place)}",
                null,
                Word(Has(before, g)),
                Word(Has(after, g))
            ));

    private static bool Has(FactSheet sheet, string group) =>
        sheet.Groups.Contains(group, StringComparer.Ordinal);

    private static FormattableString Word(bool has) => has ? $"ya" : (FormattableString)$"tidak";

    private static FormattableString Say(FoundFact? fact) =>
        fact switch
        {
            null => $"tidak tercatat",
            { On: { } on } => $"{Value(fact.Value)} (sumber: {fact.Source}, {on})",
            _ => $"{Value(fact.Value)} (sumber: {fact.Source})",
        };

    private static FormattableString Value(Fact fact) =>
        fact.TryDate(out var date) ? $"{date}"
        : fact.Kind == FactKind.Truth ? Word(fact.Truth)
        : (FormattableString)$"{fact.ToString()}";
}
