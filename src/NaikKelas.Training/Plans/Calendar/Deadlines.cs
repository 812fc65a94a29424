using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>Who owes it.</summary>
public enum DeadlineOwner
{
    [Display(Name = "Dinas")]
    Agency,

    [Display(Name = "Koperasi primer")]
    Primary,

    [Display(Name = "Koperasi sekunder")]
    Secondary,
}

/// <summary>A day of every year on which something is owed, and the rule that says so.</summary>
internal sealed record Deadline(
    string Key,
    string Title,
    DeadlineOwner Owner,
    int Month,
    int Day,
    string Rule
)
{
    public DateOnly In(int year) => new(year, Month, Day);
}

/// <summary>
/// The year's days, read from <c>deadlines.json</c>: data with a version and a source, because circulars move them.
/// </summary>
internal static class Deadlines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Sheet Current = Read();

    public static string Version => Current.Version;

    public static string Source => Current.Source;

    /// <summary>Whether somebody who knows has compared it with the source.</summary>
    public static bool Confirmed => Current.Confirmed;

    /// <summary>In the order of the year.</summary>
    public static IReadOnlyList<Deadline> All { get; } =
    [.. Current.Deadlines.OrderBy(d => d.Month).ThenBy(d => d.Day)];

    private static Sheet Read()
    {
        using var stream = typeof(Deadlines).Assembly.GetManifestResourceStream("plans/deadlines.json")!;
        return JsonSerializer.Deserialize<Sheet>(stream, Json)!;
    }

    private sealed record Sheet(
        string Version,
        string Source,
        bool Confirmed,
        IReadOnlyList<Deadline> Deadlines
    );
}
