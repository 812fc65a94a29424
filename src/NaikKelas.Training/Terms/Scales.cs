using System.Globalization;
using System.Text.Json;

namespace NaikKelas.Training.Terms;

/// <summary>
/// The scales that criteria start from, read from <c>scales.json</c>: data with a version and a source, because no
/// regulation sets them. A round locks its own copy, so a later version changes no earlier round.
/// </summary>
internal static class Scales
{
    private static readonly Sheet Current = Read();

    public static string Version => Current.Version;

    public static string Source => Current.Source;

    /// <summary>Whether somebody who knows has compared it with the source.</summary>
    public static bool Confirmed => Current.Confirmed;

    public static int Of(string criterion, string name) => Current.Criteria[criterion][name];

    public static string TextOf(string criterion, string name) =>
        Of(criterion, name).ToString(CultureInfo.InvariantCulture);

    private static Sheet Read()
    {
        using var stream = typeof(Scales).Assembly.GetManifestResourceStream("terms/scales.json")!;
        return JsonSerializer.Deserialize<Sheet>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Sheet(
        string Version,
        string Source,
        bool Confirmed,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Criteria
    );
}
