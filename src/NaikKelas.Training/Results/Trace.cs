using System.Text.Json;
using System.Text.Json.Serialization;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Results;

/// <summary>How one class on an applicant's list ended.</summary>
internal enum TraceEnd
{
    Admitted,

    /// <summary>Proposed to, and turned down: the class filled its seats with others.</summary>
    TurnedDown,

    /// <summary>Never proposed to: the nominator's seats are taken by nominees ranked before.</summary>
    HeldBack,

    /// <summary>Never proposed to: a class wanted more said yes.</summary>
    NotAsked,

    /// <summary>A rule did not hold.</summary>
    Ineligible,
}

/// <param name="Class">K1.</param>
/// <param name="End">How it ended.</param>
/// <param name="Failed">Ids of the rules that did not hold, in the round's order.</param>
/// <param name="Place">1-based place on the waiting list.</param>
/// <param name="LowestAdmitted">The lowest admitted score of the class, null when nobody was admitted.</param>
internal sealed record TraceChoice(
    string Class,
    TraceEnd End,
    IReadOnlyList<string> Failed,
    int? Place = null,
    long? LowestAdmitted = null
);

/// <summary>Decided outside the rules: into a class, or (null) out of the round, with the reason as published.</summary>
internal sealed record TraceDecided(string? Class, string Reason);

/// <summary>
/// Why a decision is what it is: the score taken apart, the lot, each class on the list, and whether it was decided
/// outside the rules.
/// </summary>
internal sealed record Trace(
    IReadOnlyList<ScorePart> Parts,
    string Lot,
    IReadOnlyList<TraceChoice> Choices,
    TraceDecided? Decided = null
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<TraceEnd>(JsonNamingPolicy.CamelCase) },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text is not what <see cref="ToJson"/> wrote.</exception>
    public static Trace FromJson(string json) =>
        JsonSerializer.Deserialize<Trace>(json, Json) ?? throw new JsonException("An empty trace.");
}
