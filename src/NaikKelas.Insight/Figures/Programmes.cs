using System.Text.Json;

namespace NaikKelas.Insight.Figures;

/// <summary>Jombang 2022: an agency's plan as of a date, and four activities whose people are told one by one.</summary>
internal sealed record PlanProgramme(
    string Region,
    int Year,
    DateOnly AsOf,
    IReadOnlyDictionary<string, string> Activities
);

/// <summary>NTB: a province's years.</summary>
internal sealed record YearsProgramme(
    string Region,
    int Year,
    IReadOnlyList<int> Trained,
    IReadOnlyList<int> Planned
);

internal sealed record RegionProgramme(string Region);

internal sealed record RegionYearProgramme(string Region, int Year);

/// <summary>Where the reference programmes are found on the boards, read from <c>programmes.json</c>: places, years, names; no figure.</summary>
internal sealed record Programmes(
    PlanProgramme Jombang2022,
    RegionProgramme Jombang2025,
    RegionYearProgramme Blitar2020,
    YearsProgramme Ntb2020,
    RegionYearProgramme Opop2022
)
{
    public static Programmes Read()
    {
        using var stream = typeof(Programmes).Assembly.GetManifestResourceStream("programmes.json")!;
        return JsonSerializer.Deserialize<Programmes>(stream, JsonSerializerOptions.Web)!;
    }
}
