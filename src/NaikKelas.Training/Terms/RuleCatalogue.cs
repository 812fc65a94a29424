using System.Collections.Frozen;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>Every rule a round can be composed from, in the order in which an officer meets them.</summary>
internal static class RuleCatalogue
{
    public static readonly IReadOnlyList<RuleKind> All =
    [
        RatRules.HeldBy,
        RatRules.ReportedBy,
        RatRules.AttendanceAtLeast,
        OrganisationRules.HealthAtLeast,
        OrganisationRules.HealthAmong,
        OrganisationRules.KindAmong,
        OrganisationRules.Active,
        OrganisationRules.DocumentValid,
        OrganisationRules.FoundedBy,
        OrganisationRules.FromRegion,
        PersonRules.OrganAmong,
        PersonRules.PositionAmong,
        PersonRules.AgeBetween,
        PersonRules.NotTrainedInTopic,
        PersonRules.NoOverlappingClass,
        RecommendationRules.RecommendedBy,
    ];

    private static readonly FrozenDictionary<string, RuleKind> ById = All.ToFrozenDictionary(
        k => k.Id,
        StringComparer.Ordinal
    );

    public static RuleKind? Find(string id) => ById.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">The rule is of no known kind: the terms were not checked.</exception>
    public static RuleKind KindOf(ChosenRule rule) => ById[rule.Kind];

    /// <summary>Whether a rule asks about the applicant alone: no organisation is needed to meet it.</summary>
    public static bool ReadsPersonOnly(ChosenRule rule) =>
        KindOf(rule) is var kind
        && (
            kind == PersonRules.OrganAmong
            || kind == PersonRules.PositionAmong
            || kind == PersonRules.AgeBetween
            || kind == PersonRules.NotTrainedInTopic
            || kind == PersonRules.NoOverlappingClass
        );

    public static FormattableString Sentence(ChosenRule rule, RegionName? regionName = null) =>
        KindOf(rule).Say(new(rule.Values), regionName ?? (code => code));

    /// <summary>The rule as the engine reads it.</summary>
    public static Rule Translate(ChosenRule rule)
    {
        var (fact, op, values) = KindOf(rule).Compare(new(rule.Values));
        return new Rule(rule.Id, fact, op, values, rule.Classes);
    }

    /// <summary>Why the rule failed for the fact that was found (null: none was).</summary>
    public static Failure Explain(ChosenRule rule, FoundFact? found)
    {
        var (kind, values) = (KindOf(rule), new ParameterValues(rule.Values));
        return found is null
            ? new(kind.Missing(values), null, kind.Remedy(values))
            : new(
                kind.Found(values, found),
                found.On is { } on ? (FormattableString)$"{found.Source}, {on}" : $"{found.Source}",
                kind.Remedy(values)
            );
    }

    /// <summary>Why a listed rule failed for one applicant and class, from the frozen sheet.</summary>
    public static Failure Explain(ChosenRule rule, FactSheet sheet, string classCode) =>
        Explain(rule, sheet.Find(Translate(rule).Fact, classCode));
}
