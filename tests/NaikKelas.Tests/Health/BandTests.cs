using System.Text.Json;
using NaikKelas.Health.Scorecards;
using NaikKelas.Health.Scoring;
using static NaikKelas.Tests.Health.HealthSteps;

namespace NaikKelas.Tests.Health;

/// <summary>Every border of every band, itself and the smallest step to either side, against the field's own table.</summary>
public sealed class BandTests
{
    private const decimal Step = 0.000000000001m;

    private static readonly JsonDocument File = JsonDocument.Parse(
        System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors/health/bands.json"))
    );

    public static TheoryData<string, string> Rows =>
        [
            .. Named("perdep06_2016").Select(id => ("perdep-06-2016", id)),
            .. Named("perdep06_2016").Select(id => ("permenkop-14-2009", id)),
            .. Named("kkpkk")
                .Where(id => !id.StartsWith("KX", StringComparison.Ordinal))
                .Select(id => ("juknis-15-2021", id)),
        ];

    [Theory, MemberData(nameof(Rows))]
    public void Each_border_belongs_where_the_table_says(string instrument, string id)
    {
        var card = ScorecardFiles.Find(instrument)!;
        var component = card.Components.Single(c => c.Id == id);
        var table = File
            .RootElement.GetProperty(card.Scale == Scale.Ranks ? "kkpkk" : "perdep06_2016")
            .GetProperty(id);
        var borders = table
            .GetProperty("bands")
            .EnumerateArray()
            .SelectMany(b => new[] { Number(b, "min"), Number(b, "max") })
            .OfType<decimal>()
            .Distinct();

        foreach (var ratio in borders.SelectMany(b => new[] { b - Step, b, b + Step }))
            Assert.Equal(Expected(table, ratio), ScoreRules.NilaiOf(component, ratio, linear: false));
        if (card.Scale == Scale.Points)
            Assert.Equal(table.GetProperty("weight").GetDecimal(), component.Weight);
    }

    [Fact]
    public void Predicates_and_blocks_are_the_tables()
    {
        Assert.Equal(Predicates("predicates"), Perdep.Predicates.Select(p => (p.From, p.Name)));
        Assert.Equal(Predicates("predicates"), Juknis.Predicates.Select(p => (p.From, p.Name)));
        Assert.Equal(Predicates("predicates14_2009"), Older.Predicates.Select(p => (p.From, p.Name)));
        foreach (var block in File.RootElement.GetProperty("perdep06_2016_manajemen").EnumerateObject())
        {
            var own = Perdep.Components.Single(c => c.Id == block.Name).Block!;
            Assert.Equal(block.Value.GetProperty("questions").GetInt32(), own.Questions.Count);
            Assert.Equal(block.Value.GetProperty("pointsPerYes").GetDecimal(), own.Points);
        }
    }

    [Theory]
    [InlineData("1.2", 112, 100)]
    [InlineData("1.2", -3, 0)]
    [InlineData("2.3", 31.24, 31)]
    [InlineData("2.3", 30.5, 31)]
    [InlineData("2.2", 4.19, 92)]
    [InlineData("2.2", 44.4, 12)]
    [InlineData("2.2", 44.5, 0)]
    [InlineData("2.2", 0, 100)]
    public void The_linear_reading_rounds_first(string id, double ratio, double nilai) =>
        Assert.Equal(
            (decimal)nilai,
            ScoreRules.NilaiOf(Perdep.Components.Single(c => c.Id == id), (decimal)ratio, linear: true)
        );

    private static decimal Expected(JsonElement table, decimal ratio) =>
        table
            .GetProperty("bands")
            .EnumerateArray()
            .Single(b =>
                (Number(b, "min") is not { } min || (Flag(b, "minInc") ? ratio >= min : ratio > min))
                && (Number(b, "max") is not { } max || (Flag(b, "maxInc") ? ratio <= max : ratio < max))
            )
            .GetProperty("nilai")
            .GetDecimal();

    private static IEnumerable<(decimal?, string)> Predicates(string name) =>
        File
            .RootElement.GetProperty(name)
            .EnumerateArray()
            .Select(p => (Number(p, "min"), p.GetProperty("label").GetString()!));

    private static IEnumerable<string> Named(string instrument) =>
        File.RootElement.GetProperty(instrument).EnumerateObject().Select(c => c.Name);

    private static decimal? Number(JsonElement band, string name) =>
        band.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    private static bool Flag(JsonElement band, string name) => band.GetProperty(name).GetBoolean();
}
