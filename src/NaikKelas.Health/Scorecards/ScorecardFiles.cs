using System.Text.Json;
using System.Text.Json.Serialization;
using NaikKelas.Kernel;

namespace NaikKelas.Health.Scorecards;

/// <summary>The instruments that come with the program, one file each.</summary>
internal static class ScorecardFiles
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Names = ["juknis-15-2021", "perdep-06-2016", "permenkop-14-2009"];

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<Scorecard> All { get; } = [.. Names.Select(Load)];

    public static Scorecard? Find(string? id) => All.FirstOrDefault(c => c.Id == id);

    /// <summary>An instrument from its text; refused with every fault and its place.</summary>
    public static Result<Scorecard> Read(string text)
    {
        try
        {
            var card = JsonSerializer.Deserialize<Scorecard>(text, Json);
            if (card is null)
                return new Refusal("scorecard", $"Berkas instrumen kosong.");
            var wrong = ScorecardCheck.Of(card);
            return wrong.Any ? wrong : card;
        }
        catch (JsonException e)
        {
            return new Refusal("scorecard", $"Berkas instrumen tidak dapat dibaca: {e.Message}");
        }
    }

    /// <exception cref="InvalidOperationException">A file of the program itself is wrong.</exception>
    private static Scorecard Load(string name)
    {
        using var stream = typeof(ScorecardFiles).Assembly.GetManifestResourceStream(
            $"scorecards/{name}.json"
        )!;
        using var reader = new StreamReader(stream);
        var read = Read(reader.ReadToEnd());
        return read.Refused
            ? throw new InvalidOperationException(
                $"{name}: {string.Join("; ", read.Refusals.Select(r => FormattableString.Invariant(r.Message)))}"
            )
            : read.Value;
    }
}
