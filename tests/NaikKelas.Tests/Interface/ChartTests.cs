using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Interface;

namespace NaikKelas.Tests.Interface;

public sealed class ChartTests
{
    private static readonly ChartPoint[] Points =
    [
        new("Perak & Gudo", 30),
        new("Ngoro", 10),
        new("Diwek", 0),
    ];

    private static BarChartTagHelper Bars => new(Drawn.Texts) { Title = "Batang", Points = Points };

    private static DonutChartTagHelper Donut => new(Drawn.Texts) { Title = "Donat", Points = Points };

    public static TheoryData<string> All => ["bar", "stack", "donut", "line", "histogram", "score", "map"];

    private static TagHelper Chart(string kind) =>
        kind switch
        {
            "bar" => Bars,
            "stack" => new StackedBarTagHelper(Drawn.Texts) { Title = "Tumpuk", Points = Points },
            "donut" => Donut,
            "line" => new LineChartTagHelper(Drawn.Texts)
            {
                Title = "Garis",
                Labels = ["Jan", "Feb"],
                Series = [new("A", [1, null]), new("B", [2, 4])],
            },
            "histogram" => new HistogramTagHelper(Drawn.Texts) { Title = "Sebaran", Points = Points },
            "score" => new ScoreBarTagHelper(Drawn.Texts)
            {
                Title = "Skor",
                Value = 67,
                Bands = [new(0, "Kurang", Tone.Red), new(66, "Cukup", Tone.Green)],
            },
            _ => new TileMapTagHelper(Drawn.Texts)
            {
                Title = "Peta",
                Tiles = [new("1", 0, 0, "Perak", 5), new("2", 1, 0, "Gudo", null)],
            },
        };

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_chart_has_a_title_words_for_those_who_do_not_see_it_and_its_figures(string kind)
    {
        var html = await Drawn.HtmlAsync(Chart(kind));
        var svg = html.QuerySelector("figure > svg, figure .donut > svg")!;
        Assert.NotEmpty(html.QuerySelector("figcaption")!.TextContent);
        foreach (var id in svg.GetAttribute("aria-labelledby")!.Split(' '))
            Assert.NotEmpty(html.QuerySelector($"#{id}")!.TextContent);
        Assert.True(html.QuerySelectorAll("details tbody tr").Length >= 2);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_chart_needs_no_inline_style_and_no_script(string kind)
    {
        var html = await Drawn.HtmlAsync(Chart(kind));
        Assert.Empty(html.QuerySelectorAll("[style], style, script"));
    }

    [Fact]
    public async Task The_longest_bar_is_whole_and_the_others_in_proportion()
    {
        using var indonesian = Drawn.InIndonesian();
        var widths = (await Drawn.HtmlAsync(Bars))
            .QuerySelectorAll("rect:not(.track)")
            .Select(r => r.GetAttribute("width"));
        Drawn.Same(["100%", "33.33%", "0%"], widths);
    }

    [Fact]
    public async Task The_parts_of_a_donut_fill_its_ring_once()
    {
        var arcs = (await Drawn.HtmlAsync(Donut)).QuerySelectorAll("circle");
        Drawn.Same(["0", "-75"], arcs.Select(a => a.GetAttribute("stroke-dashoffset")));
        Drawn.Same(["74.4 100", "24.4 100"], arcs.Select(a => a.GetAttribute("stroke-dasharray")));
    }

    [Fact]
    public async Task A_line_stops_where_nothing_was_measured()
    {
        var line = new LineChartTagHelper(Drawn.Texts)
        {
            Title = "Garis",
            Labels = ["a", "b", "c"],
            Series = [new("A", [4, 2, null])],
        };
        var drawn = Assert.Single((await Drawn.HtmlAsync(line)).QuerySelectorAll("polyline"));
        Assert.Equal("0,0 500,500", drawn.GetAttribute("points"));
    }

    [Fact]
    public async Task Two_lines_differ_by_more_than_colour_and_a_label_is_never_markup()
    {
        var html = await Drawn.HtmlAsync(Chart("line"));
        Drawn.Same(["line-1", "line-2"], html.QuerySelectorAll("polyline").Select(p => p.ClassName));
        Assert.Contains("Perak &amp; Gudo", await Drawn.TextAsync(Bars), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 100, 0)]
    [InlineData(0, 100, 1)]
    [InlineData(20, 100, 1)]
    [InlineData(21, 100, 2)]
    [InlineData(100, 100, 5)]
    [InlineData(0, 0, 1)]
    public void A_tile_takes_the_fifth_its_value_lies_in(int? value, int most, int step) =>
        Assert.Equal(step, TileMapTagHelper.StepOf(value, most));

    [Theory]
    [InlineData(3, 4)]
    [InlineData(10, 10)]
    [InlineData(290, 320)]
    [InlineData(1001, 1200)]
    public void An_axis_ends_on_an_easy_number(int most, int end) => Assert.Equal(end, Figure.Ceiling(most));
}
