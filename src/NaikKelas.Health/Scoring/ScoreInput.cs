using System.Runtime.InteropServices;

namespace NaikKelas.Health.Scoring;

/// <summary>What a co-op is scored from. Names and ids are the instrument's.</summary>
/// <param name="Linear">Rows that have a linear reading are read so instead of by steps.</param>
/// <param name="Amounts">Rupiah by name.</param>
/// <param name="Ratios">Per cent by component; before what the amounts say.</param>
/// <param name="Answers">Blocks and check-lists by component.</param>
/// <param name="Manual">By component; before everything else.</param>
internal sealed record ScoreInput(
    bool Linear,
    IReadOnlyDictionary<string, decimal> Amounts,
    IReadOnlyDictionary<string, decimal> Ratios,
    IReadOnlyDictionary<string, Answered> Answers,
    IReadOnlyDictionary<string, ManualMark> Manual
)
{
    public static ScoreInput Of(IReadOnlyDictionary<string, decimal> amounts) =>
        new(
            Linear: false,
            amounts,
            new Dictionary<string, decimal>(StringComparer.Ordinal),
            new Dictionary<string, Answered>(StringComparer.Ordinal),
            new Dictionary<string, ManualMark>(StringComparer.Ordinal)
        );
}

/// <param name="Met">Answered with yes, each with its evidence.</param>
/// <param name="Of">How many were asked.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Answered(int Met, int Of);

/// <summary>An examiner's own mark, where there is no rule or the rule does not fit.</summary>
/// <param name="Nilai">On a ratio or a check-list.</param>
/// <param name="Skor">On a block of questions.</param>
/// <param name="Reason">Always.</param>
internal sealed record ManualMark(decimal? Nilai, decimal? Skor, string? Reason);
