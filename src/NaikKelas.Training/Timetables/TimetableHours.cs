using System.Text.Json;

namespace NaikKelas.Training.Timetables;

/// <summary>A pause of the day.</summary>
internal sealed record Break(TimeOnly From, TimeOnly Until);

/// <summary>How a day of training is laid out, read from <c>timetable-hours.json</c>: data with a version and a source.</summary>
internal sealed record TimetableHours(
    string Version,
    string Source,
    int JpMinutes,
    string JpSource,
    TimeOnly FirstHour,
    int JpPerDay,
    IReadOnlyList<Break> Breaks
)
{
    public static TimetableHours Current { get; } = Read();

    private static TimetableHours Read()
    {
        using var stream = typeof(TimetableHours).Assembly.GetManifestResourceStream(
            "timetables/timetable-hours.json"
        )!;
        return JsonSerializer.Deserialize<TimetableHours>(stream, JsonSerializerOptions.Web)!;
    }
}
