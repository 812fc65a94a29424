using System.Text.Json;
using NaikKelas.Registry.Facts;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Terms;

/// <summary>One fact as it was found: value, where it is known from, and the date it bears.</summary>
internal sealed record FoundFact(Fact Value, string Source, DateOnly? On = null);

/// <summary>Points 0…100 for one criterion and what they came from; null value: nothing was known, hence 0.</summary>
internal sealed record FoundPoints(
    int Points,
    string? Value = null,
    string? Source = null,
    DateOnly? On = null
);

/// <summary>
/// The facts of one applicant on one day, each with its source: what rules read, what criteria gave, which reserved
/// groups apply. A fact nobody recorded is absent, and fails its rule. Stored as <c>FrozenFacts.FactsJson</c>.
/// </summary>
internal sealed record FactSheet
{
    public required DateOnly AsOf { get; init; }

    public required SortedDictionary<string, FoundFact> Facts { get; init; }

    /// <summary>Class code → facts that go before those of <see cref="Facts"/>.</summary>
    public required SortedDictionary<string, SortedDictionary<string, FoundFact>> ClassFacts { get; init; }

    /// <summary>Criterion id → points.</summary>
    public required SortedDictionary<string, FoundPoints> Points { get; init; }

    /// <summary>Groups of <see cref="ReserveGroups"/> that the terms reserve seats for and the applicant belongs to.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    public FoundFact? Find(string fact, string classCode) =>
        ClassFacts.TryGetValue(classCode, out var own) && own.TryGetValue(fact, out var special)
            ? special
            : Facts.GetValueOrDefault(fact);

    public string ToJson() => JsonSerializer.Serialize(this, TermsJson.Options);

    /// <exception cref="JsonException">The text is not what <see cref="ToJson"/> wrote.</exception>
    public static FactSheet FromJson(string json) =>
        JsonSerializer.Deserialize<FactSheet>(json, TermsJson.Options)
        ?? throw new JsonException("An empty fact sheet.");
}

/// <summary>A class as terms and facts speak of it.</summary>
internal sealed record ClassTerms(
    string Code,
    TopicId Topic,
    string TopicName,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Capacity
);

/// <summary>A class the person was admitted to in another, published round: a past training or a seat at these dates.</summary>
/// <param name="Topic">What was taught.</param>
/// <param name="ClassName">"Kuliner, Angkatan I".</param>
/// <param name="RoundTitle">The round that admitted.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day, inclusive.</param>
internal sealed record SeatElsewhere(
    TopicId Topic,
    string ClassName,
    string RoundTitle,
    DateOnly StartsOn,
    DateOnly EndsOn
);

/// <summary>One applicant as the registry and earlier rounds know him or her.</summary>
internal sealed record Subject(
    PersonFacts Person,
    OrganisationFacts? Nominator,
    IReadOnlyList<SeatElsewhere> SeatsElsewhere
)
{
    /// <summary>Who goes along in the same delegation; the rules must hold for every one of them.</summary>
    public IReadOnlyList<Subject> Companions { get; init; } = [];

    public IReadOnlyList<RecommendationFact> Recommendations { get; init; } = [];
}

/// <summary>A recorded recommendation as a rule reads it.</summary>
/// <param name="By">Whose word it is.</param>
/// <param name="Place">The kabupaten/kota, by name.</param>
/// <param name="On">The day it was given, by the agency's clock.</param>
internal sealed record RecommendationFact(Recommender By, string Place, DateOnly On);
