using System.Collections.Frozen;

namespace NaikKelas.Training.Terms;

/// <summary>Every criterion that can give priority, in the order in which an officer meets them.</summary>
internal static class CriterionCatalogue
{
    public static readonly IReadOnlyList<CriterionKind> All =
    [
        OrganisationCriteria.NeedByPredicate,
        PersonCriteria.TimeSinceTraining,
        PersonCriteria.PositionFit,
        OrganisationCriteria.RatEarliness,
        OrganisationCriteria.RatAttendance,
        OrganisationCriteria.YoungOrganisation,
    ];

    private static readonly FrozenDictionary<string, CriterionKind> ById = All.ToFrozenDictionary(
        k => k.Id,
        StringComparer.Ordinal
    );

    public static CriterionKind? Find(string id) => ById.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">The criterion is of no known kind: the terms were not checked.</exception>
    public static CriterionKind KindOf(ChosenCriterion criterion) => ById[criterion.Kind];

    public static FormattableString Sentence(ChosenCriterion criterion, RegionName? regionName = null) =>
        KindOf(criterion).Say(new(criterion.Values), regionName ?? (code => code));

    /// <summary>"Predikat Cukup Sehat (sumber: …, 30 Juni 2020)": how the points came about.</summary>
    public static FormattableString Explain(ChosenCriterion criterion, FoundPoints? points)
    {
        if (points is not { Value: not null })
            return $"Belum ada catatan, jadi 0 nilai";
        var because = KindOf(criterion).Because(new(criterion.Values), points);
        return points switch
        {
            { Source: { } source, On: { } on } => $"{because} (sumber: {source}, {on})",
            { Source: { } source } => $"{because} (sumber: {source})",
            _ => because,
        };
    }
}
