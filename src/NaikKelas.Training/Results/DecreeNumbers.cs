using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>Numbers of decrees: those of a round's first decree and of one that replaces it come from one row.</summary>
internal static class DecreeNumbers
{
    /// <summary>The running number of the agency and year, from a held row: no gap, no twin.</summary>
    public static async Task<string> NextAsync(
        Db db,
        string pattern,
        TrainingRound round,
        CancellationToken ct
    )
    {
        var year = round.DecreeDate!.Value.Year.ToString(CultureInfo.InvariantCulture);
        var number = await db.NextAsync($"decree/{round.RegionCode}/{year}", ct);
        return pattern
            .Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{year}", year, StringComparison.Ordinal);
    }
}
