using System.Text.Json.Nodes;

namespace NaikKelas.Tests.Insight;

/// <summary>Every figure of the reference programmes that a board can tell by now, on the whole demo.</summary>
[Collection(SharedDemo.Name)]
public sealed class FiguresTests(LoadedDemo demo)
{
    [Fact]
    public async Task The_boards_show_the_figures_of_the_reference_programmes()
    {
        var told = JsonNode.Parse(await demo.TellAsync("figures", "--json"))!.AsObject();

        Check(
            told,
            "jombang2022",
            """{"asOf":"2022-07-31","done":5,"planned":3,"participants":{"accounting":40,"accountingLpj":40,"productDesign":50,"batik":40},"competent":5,"assessed":5}"""
        );
        Check(
            told,
            "jombang2025",
            """{"cooperatives":306,"desa":302,"kelurahan":4,"officers":2448,"operating":306}"""
        );
        Check(told, "blitar2020", """{"topics":6,"admitted":230}""");
        Check(
            told,
            "ntb2020",
            """{"cohorts":10,"regions":10,"trained":{"2019":1086,"2020":600},"planned":{"2021":740}}"""
        );
        Check(told, "opop2022", """{"pesantren":60,"people":120}""");
    }

    /// <summary>All that is expected is there; a programme may tell more.</summary>
    private static void Check(JsonObject told, string programme, string expected)
    {
        foreach (var (name, figure) in JsonNode.Parse(expected)!.AsObject())
            Assert.True(
                JsonNode.DeepEquals(figure, told[programme]?[name]),
                $"{programme}.{name}: {told[programme]?[name]?.ToJsonString()}, expected {figure?.ToJsonString()}"
            );
    }
}
