using System.Runtime.CompilerServices;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Terms;

/// <summary>
/// One entry of the criterion catalogue: points 0…100 from registry facts, by a scale that stands among the parameters.
/// </summary>
/// <param name="Id">Stable, English, in the published files.</param>
/// <param name="Sentence">Indonesian; {0}, {1} are the parameters that are no scale, in order.</param>
/// <param name="Parameters">Sentence first, then the scale.</param>
internal sealed record CriterionKind(string Id, string Sentence, IReadOnlyList<Parameter> Parameters)
{
    public const int PointsMax = 100;

    /// <summary>Points with what they came from; nothing known: 0 points.</summary>
    public required Func<Question, FoundPoints> Score { get; init; }

    /// <summary>What the points came from, in a sentence; asked only where something was known.</summary>
    public required Func<ParameterValues, FoundPoints, FormattableString> Because { get; init; }

    public required Func<Known, SortedDictionary<string, string>> Suggest { get; init; }

    public Func<ParameterValues, Refusal?> Check { get; init; } = _ => null;

    public FormattableString Say(ParameterValues values, RegionName regionName) =>
        FormattableStringFactory.Create(
            Sentence,
            [.. Parameters.Where(p => !p.IsScale).Select(p => p.Say(values[p.Name], regionName))]
        );
}
