using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NaikKelas.Training.Preparations;

public enum PreparationGroup
{
    [Display(Name = "Surat dan berkas")]
    Papers,

    [Display(Name = "Ruang")]
    Room,

    [Display(Name = "Alat dan bahan")]
    Tools,

    [Display(Name = "Kesehatan")]
    Health,
}

/// <summary>One thing to have ready.</summary>
/// <param name="Code">Stable, so that a tick survives a new wording.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Name">As people read it.</param>
/// <param name="DaysBefore">So many days before the first day it should be done.</param>
/// <param name="From">Asked of classes that begin on this day or later; null: always was.</param>
/// <param name="Until">Asked of classes that begin on this day or earlier; null: still is.</param>
internal sealed record PreparationItem(
    string Code,
    PreparationGroup Group,
    string Name,
    int DaysBefore,
    DateOnly? From = null,
    DateOnly? Until = null
)
{
    public bool AskedOf(DateOnly startsOn) => !(startsOn < From) && !(startsOn > Until);

    /// <summary>The last day to have it done in good time.</summary>
    public DateOnly DueOn(DateOnly startsOn) => startsOn.AddDays(-DaysBefore);
}

/// <summary>What a class needs (<c>preparations.json</c>): data with a version and a source, each line with its days.</summary>
internal sealed record PreparationList(string Version, string Source, IReadOnlyList<PreparationItem> Items)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static PreparationList Current { get; } = Read();

    public IEnumerable<PreparationItem> Of(DateOnly startsOn) => Items.Where(i => i.AskedOf(startsOn));

    private static PreparationList Read()
    {
        using var stream = typeof(PreparationList).Assembly.GetManifestResourceStream(
            "preparations/preparations.json"
        )!;
        return JsonSerializer.Deserialize<PreparationList>(stream, Options)!;
    }
}
