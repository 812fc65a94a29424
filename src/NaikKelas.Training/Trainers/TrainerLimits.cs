using System.Text.Json;

namespace NaikKelas.Training.Trainers;

/// <summary>How much a trainer may teach in a year and when a paper counts as running out: <c>trainer-limits.json</c>.</summary>
/// <param name="Version">Of the file.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Confirmed">Whether a regulation says so.</param>
/// <param name="YearlyJpMax">JP of one calendar year.</param>
/// <param name="ProofSoonDays">Days before its end.</param>
/// <param name="JpMinutes">Minutes of one JP.</param>
internal sealed record TrainerLimits(
    string Version,
    string Source,
    bool Confirmed,
    int YearlyJpMax,
    int ProofSoonDays,
    int JpMinutes
)
{
    public static TrainerLimits Current { get; } = Read();

    /// <summary>A started JP counts as one: nobody stands before a class for half of one.</summary>
    public int JpOf(int minutes) => (minutes + JpMinutes - 1) / JpMinutes;

    private static TrainerLimits Read()
    {
        using var stream = typeof(TrainerLimits).Assembly.GetManifestResourceStream("trainers/limits.json")!;
        return JsonSerializer.Deserialize<TrainerLimits>(stream, JsonSerializerOptions.Web)!;
    }
}
