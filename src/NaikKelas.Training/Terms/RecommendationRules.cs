using NaikKelas.Training.Nominating;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>Rules that ask for somebody's word, recorded for each nomination with who gave it and when.</summary>
internal static class RecommendationRules
{
    public static readonly RuleKind RecommendedBy = new(
        "recommended-by",
        "Direkomendasikan oleh {0}",
        [Parameter.Choices<Recommender>("by", "Pemberi rekomendasi")]
    )
    {
        Compare = v =>
            new("recommendedBy", RuleOperator.In, OrganisationRules.Words(v.List<Recommender>("by"))),
        Find = q =>
            Best(q.Subject, q.Values.List<Recommender>("by")) is { } given
                ? new(Fact.Of(given.By.ToString()), given.Place, given.On)
                : null,
        Missing = v => $"Belum direkomendasikan oleh {v.List<Recommender>("by")[0]}",
        Found = (_, f) => $"Hanya direkomendasikan oleh {Enum.Parse<Recommender>(f.Value.Text)}",
        Remedy = v => $"rekomendasi {v.List<Recommender>("by")[0]} yang dicatat sebelum putaran ditutup",
        Suggest = _ => OrganisationRules.Only("by", nameof(Recommender.Regency)),
    };

    /// <summary>A word that was asked for goes before any other.</summary>
    private static RecommendationFact? Best(Subject subject, IReadOnlyList<Recommender> asked) =>
        subject.Recommendations.OrderByDescending(r => asked.Contains(r.By)).FirstOrDefault();
}
