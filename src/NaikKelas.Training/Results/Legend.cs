using System.Text.Json;

namespace NaikKelas.Training.Results;

/// <summary>What the group codes of the public files mean.</summary>
/// <param name="Codes">Group → code: women → G1.</param>
/// <param name="Open">Codes whose meaning may be published: five applicants or more carry them.</param>
internal sealed record Legend(IReadOnlyDictionary<string, string> Codes, IReadOnlyList<string> Open)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static Legend FromJson(string json) => JsonSerializer.Deserialize<Legend>(json)!;

    /// <summary>The group behind a code that may be told, else null.</summary>
    public string? Meaning(string code) =>
        Open.Contains(code, StringComparer.Ordinal) ? Codes.First(c => c.Value == code).Key : null;
}
