using System.Text.Json;

namespace NaikKelas.Training.Plans;

/// <summary>One line of the budget nomenclature.</summary>
internal sealed record ProgrammeCode(string Code, string Name);

/// <summary>
/// The codes an activity may stand under, read from <c>programme-codes.json</c>: data with a version and a source,
/// because the ministry renumbers them from time to time. Codes of provinces begin their third group with 1, not 2.
/// </summary>
internal static class ProgrammeCodes
{
    private static readonly Sheet Current = Read();

    public static string Version => Current.Version;

    public static string Source => Current.Source;

    /// <summary>Whether somebody who knows has compared it with the source.</summary>
    public static bool Confirmed => Current.Confirmed;

    public static IReadOnlyList<ProgrammeCode> All => Current.Codes;

    /// <summary>The codes as an agency writes them: <c>.1.</c> for a province, <c>.2.</c> below it.</summary>
    public static IEnumerable<ProgrammeCode> For(string? regionCode) =>
        regionCode is { Length: 2 }
            ? All.Select(c => c with { Code = c.Code.Replace(".2.01.", ".1.01.", StringComparison.Ordinal) })
            : All;

    public static ProgrammeCode? Find(string? regionCode, string? code) =>
        For(regionCode).FirstOrDefault(c => c.Code == code);

    private static Sheet Read()
    {
        using var stream = typeof(ProgrammeCodes).Assembly.GetManifestResourceStream(
            "plans/programme-codes.json"
        )!;
        return JsonSerializer.Deserialize<Sheet>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Sheet(
        string Version,
        string Source,
        bool Confirmed,
        IReadOnlyList<ProgrammeCode> Codes
    );
}
