using System.Text.Json;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Applying;

/// <summary>The answers of somebody who applies without a nominator, as far as they have come.</summary>
internal sealed record Application
{
    public static readonly Application Blank = new();

    public string? Nik { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    /// <summary>Where the person lives.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Class codes, the most wanted first.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool HasPerson => Nik is not null;

    public bool IsComplete => HasPerson && Choices.Count > 0;

    /// <summary>The first question that is open: 1 person, 2 classes, 3 check and send.</summary>
    public int Step =>
        !HasPerson ? 1
        : Choices.Count == 0 ? 2
        : 3;

    public PersonInput Person =>
        new()
        {
            Name = Name,
            Nik = Nik,
            Phone = Phone,
            RegionCode = RegionCode,
        };

    public string Seal(PersonalDataKey key) =>
        key.Seal(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    public static Application Open(PersonalDataKey key, string content) =>
        JsonSerializer.Deserialize<Application>(key.Open(content), JsonSerializerOptions.Web) ?? Blank;

    /// <summary>Classes told apart and known. The fields are those of the form.</summary>
    public static Refusals CheckChoices(IReadOnlyList<string> choices, IReadOnlyList<ClassOfRound> classes)
    {
        var refusals = new Refusals();
        refusals.When(choices.Count == 0, "choice.missing", $"Pilih sedikitnya satu kelas.", "Choice1");
        foreach (var (index, choice) in choices.Index())
        {
            refusals.When(
                classes.All(c => c.Code != choice),
                "choice.unknown",
                $"Kelas \"{choice}\" tidak ada pada putaran ini.",
                $"Choice{index + 1:0}"
            );
            refusals.When(
                choices.Take(index).Contains(choice, StringComparer.Ordinal),
                "choice.twice",
                $"Kelas {choice} dipilih dua kali. Pilih kelas lain atau kosongkan.",
                $"Choice{index + 1:0}"
            );
        }

        return refusals;
    }
}
