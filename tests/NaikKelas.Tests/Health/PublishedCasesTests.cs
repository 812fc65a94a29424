using System.Text.Json;
using NaikKelas.Health.Scorecards;
using NaikKelas.Health.Scoring;
using static NaikKelas.Tests.Health.HealthSteps;

namespace NaikKelas.Tests.Health;

/// <summary>
/// Scores published for real co-ops, each recomputed by the rule (<c>Vectors/health/published-cases.json</c>). Those that
/// disagree with the rule stay in the file with their note; here the rule's own figure is held against the engine.
/// </summary>
public sealed class PublishedCasesTests
{
    private static readonly JsonElement[] Cases = Read();

    /// <summary>The file's words for the amounts of the exchange format.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["modal_tertimbang"] = "modalTertimbang",
        ["atmr"] = "atmr",
        ["volume_pinjaman_anggota"] = "volumePinjamanAnggota",
        ["volume_pinjaman_diberikan"] = "volumePinjaman",
        ["pinjaman_bermasalah"] = "risikoPinjamanBermasalah",
        ["cadangan_risiko"] = "cadanganRisiko",
        ["modal_sendiri"] = "modalSendiri",
        ["pinjaman_diberikan_berisiko"] = "pinjamanBerisiko",
        ["beban_operasi_anggota"] = "bebanOperasiAnggota",
        ["partisipasi_bruto"] = "partisipasiBruto",
        ["beban_usaha"] = "bebanUsaha",
        ["shu_kotor"] = "shuKotor",
        ["pea"] = "promosiEkonomiAnggota",
        ["total_aset"] = "totalAset",
    };

    public static TheoryData<string, string> Checks =>
        [.. Cases.SelectMany(c => ChecksOf(c).Select(k => (Id(c), k.GetProperty("component").GetString()!)))];

    public static TheoryData<string> WithRupiah => [.. Cases.Where(c => AmountsOf(c).Count > 1).Select(Id)];

    public static TheoryData<string, decimal, string> Totals =>
        [
            .. Cases.SelectMany(c =>
                c.GetProperty("checks")
                    .EnumerateArray()
                    .Where(k => Has(k, "rule_predicate") && Has(k, "published_total"))
                    .Where(k => k.GetProperty("rule_predicate").GetString() is { } p && p != "n/a")
                    .Where(k => k.GetProperty("component").GetString() == "total")
                    .Select(k =>
                        (
                            Id(c),
                            k.GetProperty("published_total").GetDecimal(),
                            k.GetProperty("rule_predicate").GetString()!
                        )
                    )
            ),
        ];

    [Theory, MemberData(nameof(Checks))]
    public void A_published_ratio_gets_the_rules_mark(string id, string component)
    {
        var check = ChecksOf(Case(id)).First(k => k.GetProperty("component").GetString() == component);
        var input = Nothing with
        {
            Ratios = Amounts((component, check.GetProperty("ratio_recomputed_pct").GetDecimal())),
        };

        var steps = Scored(CardOf(Case(id)), input).Of(component);

        Assert.Equal(check.GetProperty("rule_nilai").GetDecimal(), steps.Nilai);
        Assert.Equal(check.GetProperty("rule_skor").GetDecimal(), steps.Skor);
        if (Has(check, "linear_skor"))
            Assert.Equal(
                check.GetProperty("linear_skor").GetDecimal(),
                Scored(CardOf(Case(id)), input with { Linear = true }).Of(component).Skor
            );
        if (check.GetProperty("verdict").GetString() == "agrees" && Has(check, "published_skor"))
            Assert.Equal(check.GetProperty("published_skor").GetDecimal(), steps.Skor);
    }

    [Theory, MemberData(nameof(WithRupiah))]
    public void Published_rupiah_give_the_published_ratios(string id)
    {
        var score = Scored(CardOf(Case(id)), ScoreInput.Of(AmountsOf(Case(id))));

        foreach (var check in ChecksOf(Case(id)))
            if (score.Of(check.GetProperty("component").GetString()!) is { Ratio: { } ratio })
                Assert.InRange(
                    check.GetProperty("ratio_recomputed_pct").GetDecimal() - ratio,
                    -0.001m,
                    0.001m
                );
    }

    [Theory, MemberData(nameof(Totals))]
    public void A_published_total_gets_the_rules_predicate(string id, decimal total, string predicate) =>
        Assert.Equal(predicate, ScoreRules.PredicateOf(CardOf(Case(id)), total).Name);

    /// <summary>The circled case: 65.98 stays below 66, however it is written.</summary>
    [Fact]
    public void What_is_unrounded_is_classified() =>
        Assert.Equal("DalamPengawasan", ScoreRules.PredicateOf(Perdep, 65.9999999m).Token);

    private static Scorecard CardOf(JsonElement one)
    {
        var regime = one.GetProperty("regime").GetString()!;
        return regime.Contains("15/2021", StringComparison.Ordinal) ? Juknis
            : regime.StartsWith("Permenkop", StringComparison.Ordinal) ? Older
            : Perdep;
    }

    private static IEnumerable<JsonElement> ChecksOf(JsonElement one) =>
        one.GetProperty("checks")
            .EnumerateArray()
            .Where(k => Has(k, "rule_skor") && Has(k, "ratio_recomputed_pct"));

    private static Dictionary<string, decimal> AmountsOf(JsonElement one) =>
        one.GetProperty("inputs") is { ValueKind: JsonValueKind.Object } inputs
            ? Amounts(
                inputs
                    .EnumerateObject()
                    .Where(i => Words.ContainsKey(i.Name) && i.Value.ValueKind == JsonValueKind.Number)
                    .Select(i => (Words[i.Name], i.Value.GetDecimal()))
            )
            : [];

    private static bool Has(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static string Id(JsonElement one) => one.GetProperty("id").GetString()!;

    private static JsonElement Case(string id) => Cases.Single(c => Id(c) == id);

    private static JsonElement[] Read()
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors/health/published-cases.json"))
        );
        return [.. file.RootElement.EnumerateArray().Select(c => c.Clone())];
    }
}
