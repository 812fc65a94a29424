using NaikKelas.Health.Scorecards;
using NaikKelas.Health.Scoring;

namespace NaikKelas.Tests.Health;

/// <summary>What tests of scores begin with.</summary>
internal static class HealthSteps
{
    public static readonly Scorecard Perdep = ScorecardFiles.Find("perdep-06-2016")!;
    public static readonly Scorecard Older = ScorecardFiles.Find("permenkop-14-2009")!;
    public static readonly Scorecard Juknis = ScorecardFiles.Find("juknis-15-2021")!;

    public static readonly ScoreInput Nothing = ScoreInput.Of(Amounts());

    public static Dictionary<string, decimal> Amounts(
        params IEnumerable<(string Name, decimal Amount)> amounts
    ) => amounts.ToDictionary(a => a.Name, a => a.Amount, StringComparer.Ordinal);

    /// <summary>Every ratio, block and check-list at its best.</summary>
    public static ScoreInput Best(Scorecard card) =>
        Nothing with
        {
            Ratios = card
                .Components.Where(c => c.Ratio is not null)
                .ToDictionary(c => c.Id, c => Within(BestBand(card, c)), StringComparer.Ordinal),
            Answers = card
                .Components.Where(c => c.Ratio is null)
                .ToDictionary(c => c.Id, c => All(c), StringComparer.Ordinal),
        };

    public static ComponentScore Of(this Score score, string id) =>
        score.Components.Single(c => c.Component.Id == id);

    public static Score Scored(Scorecard card, ScoreInput input)
    {
        var made = ScoreRules.Of(card, input);
        Assert.False(made.Refused, made.Refusal?.ToString());
        return made.Value!;
    }

    public static string? RefusedBy(Scorecard card, ScoreInput input) =>
        ScoreRules.Of(card, input).Refusal?.Code;

    public static Answered All(Component component) => new(Items(component), Items(component));

    public static int Items(Component component) =>
        component.Block?.Questions.Count ?? component.Checklist?.Items ?? 4;

    /// <summary>A ratio inside a band.</summary>
    public static decimal Within(Band band) =>
        (band.Lower, band.Upper) switch
        {
            ({ } low, { } high) => (low + high) / 2,
            ({ } low, null) => low + 1,
            (null, { } high) => high - 1,
            _ => 0,
        };

    private static Band BestBand(Scorecard card, Component component) =>
        card.Scale == Scale.Points
            ? component.Bands!.MaxBy(b => b.Nilai)!
            : component.Bands!.MinBy(b => b.Nilai)!;
}
