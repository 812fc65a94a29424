using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>
/// What a round promises before it opens: rules, criteria with weights, reserves per class, nominator limit. Composed
/// from the catalogues; translated for the engine by <see cref="TermsTranslator"/>.
/// </summary>
internal sealed record RoundTerms
{
    public static readonly RoundTerms Empty = new();

    /// <summary>More people in one delegation than any programme sends.</summary>
    public const int DelegationMax = 10;

    public IReadOnlyList<ChosenRule> Rules { get; init; } = [];

    public IReadOnlyList<ChosenCriterion> Criteria { get; init; } = [];

    public IReadOnlyList<ChosenReserve> Reserves { get; init; } = [];

    /// <summary>Seats one nominator may have over all classes of the round; null: no limit.</summary>
    public int? MaxPerNominator { get; init; }

    /// <summary>The round counts in delegations of so many named people (utusan); null: in persons.</summary>
    public int? DelegationSize { get; init; }

    /// <summary>True: anybody may apply through the public form, without a nominator; null: only who is nominated.</summary>
    public bool? OpenToAll { get; init; }

    /// <summary>Whose word the rules ask for.</summary>
    [JsonIgnore]
    public IReadOnlyList<Recommender> Recommenders =>
        [
            .. Rules
                .Where(r => r.Kind == RecommendationRules.RecommendedBy.Id)
                .SelectMany(r => new ParameterValues(r.Values).List<Recommender>("by"))
                .Distinct(),
        ];

    /// <summary>Which version of <see cref="Scales"/> the criteria were filled in from.</summary>
    public string? ScaleVersion { get; init; }

    /// <summary>The same terms some years later: years and dates move along, all else stays.</summary>
    public RoundTerms MovedBy(int years) =>
        years == 0
            ? this
            : this with
            {
                Rules =
                [
                    .. Rules.Select(r =>
                        RuleCatalogue.Find(r.Kind) is { } kind
                            ? r with
                            {
                                Values = Moved(r.Values, kind.Parameters, years),
                            }
                            : r
                    ),
                ],
                Criteria =
                [
                    .. Criteria.Select(c =>
                        CriterionCatalogue.Find(c.Kind) is { } kind
                            ? c with
                            {
                                Values = Moved(c.Values, kind.Parameters, years),
                            }
                            : c
                    ),
                ],
            };

    private static SortedDictionary<string, string> Moved(
        SortedDictionary<string, string> values,
        IReadOnlyList<Parameter> parameters,
        int years
    )
    {
        var moved = new SortedDictionary<string, string>(values, StringComparer.Ordinal);
        foreach (var parameter in parameters.Where(p => values.ContainsKey(p.Name)))
            moved[parameter.Name] = parameter.MovedBy(values[parameter.Name], years);
        return moved;
    }

    /// <summary>The published JSON: the same terms always give the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TermsJson.Options);

    /// <exception cref="JsonException">The text is not what <see cref="ToJson"/> wrote.</exception>
    public static RoundTerms FromJson(string json) =>
        string.IsNullOrWhiteSpace(json)
            ? Empty
            : JsonSerializer.Deserialize<RoundTerms>(json, TermsJson.Options) ?? Empty;
}

/// <summary>A rule of the catalogue with its parameters filled in.</summary>
/// <param name="Id">Unique in the round and in the published files: the kind, with -2, -3 when it comes again.</param>
/// <param name="Kind">Id in <see cref="RuleCatalogue"/>.</param>
/// <param name="Values">Parameter name → canonical text (ISO dates, plain digits, ids joined by commas).</param>
/// <param name="Classes">Class codes it is for; null: all.</param>
internal sealed record ChosenRule(
    string Id,
    string Kind,
    SortedDictionary<string, string> Values,
    IReadOnlyList<string>? Classes = null
);

/// <summary>A criterion of the catalogue with its weight; the scale stands among the values, as it was locked.</summary>
internal sealed record ChosenCriterion(
    string Id,
    string Kind,
    int Weight,
    SortedDictionary<string, string> Values
);

/// <summary>Seats of one class kept for a group of <see cref="ReserveGroups"/>.</summary>
internal sealed record ChosenReserve(string Class, string Group, int Seats);

/// <summary>How terms and fact sheets are written: camelCase, nulls left out, letters as they are.</summary>
internal static class TermsJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new FactConverter(),
            new OrdinalMap<string>(),
            new OrdinalMap<FoundFact>(),
            new OrdinalMap<FoundPoints>(),
            new OrdinalMap<SortedDictionary<string, FoundFact>>(),
        },
    };

    /// <summary>Sorted by code point on every machine; the default comparer would ask the server's language.</summary>
    private sealed class OrdinalMap<T> : JsonConverter<SortedDictionary<string, T>>
    {
        public override SortedDictionary<string, T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            var map = new SortedDictionary<string, T>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                map[name] = JsonSerializer.Deserialize<T>(ref reader, options)!;
            }

            return map;
        }

        public override void Write(
            Utf8JsonWriter writer,
            SortedDictionary<string, T> value,
            JsonSerializerOptions options
        )
        {
            writer.WriteStartObject();
            foreach (var (name, item) in value)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndObject();
        }
    }

    /// <summary>An engine fact as the JSON value it is.</summary>
    private sealed class FactConverter : JsonConverter<Fact>
    {
        public override Fact Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType switch
            {
                JsonTokenType.True => Fact.Of(true),
                JsonTokenType.False => Fact.Of(false),
                JsonTokenType.Number => Fact.Of(reader.GetDouble()),
                JsonTokenType.String => Fact.Of(reader.GetString()!),
                _ => throw new JsonException("A frozen fact is a truth, a number or a text."),
            };

        public override void Write(Utf8JsonWriter writer, Fact value, JsonSerializerOptions options)
        {
            switch (value.Kind)
            {
                case FactKind.Truth:
                    writer.WriteBooleanValue(value.Truth);
                    break;
                case FactKind.Number:
                    writer.WriteNumberValue(value.Number);
                    break;
                default:
                    writer.WriteStringValue(value.Text);
                    break;
            }
        }
    }
}
