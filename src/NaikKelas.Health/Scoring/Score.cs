using NaikKelas.Health.Scorecards;

namespace NaikKelas.Health.Scoring;

internal enum ScoreSource
{
    Computed,
    Given,
    Manual,
    Missing,
}

/// <param name="Component">Which.</param>
/// <param name="Ratio">Per cent, unrounded; null where there is none.</param>
/// <param name="Nilai">On the scale of the instrument; null where it is missing.</param>
/// <param name="Skor">What it adds; null where it is missing.</param>
/// <param name="Source">Where it is from.</param>
internal sealed record ComponentScore(
    Component Component,
    decimal? Ratio,
    decimal? Nilai,
    decimal? Skor,
    ScoreSource Source
);

/// <param name="Aspect">Which.</param>
/// <param name="Score">Its part of the total, 0 to <see cref="ScorecardAspect.Maximum"/>.</param>
/// <param name="Complete">All its components are there.</param>
internal sealed record AspectScore(ScorecardAspect Aspect, decimal Score, bool Complete);

/// <summary>A co-op's score by one instrument.</summary>
/// <param name="Components">In the order of the form.</param>
/// <param name="Aspects">In their order.</param>
/// <param name="Total">0 to 100; partial while anything is missing; null where nothing is there at all.</param>
/// <param name="Predicate">Null while anything is missing.</param>
internal sealed record Score(
    IReadOnlyList<ComponentScore> Components,
    IReadOnlyList<AspectScore> Aspects,
    decimal? Total,
    PredicateBand? Predicate
)
{
    public IEnumerable<string> Missing =>
        Components.Where(c => c.Source == ScoreSource.Missing).Select(c => c.Component.Id);
}
