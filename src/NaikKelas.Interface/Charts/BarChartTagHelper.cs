using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>
/// <c>&lt;bar-chart title="Peserta per kecamatan" points="Model.Districts" /&gt;</c>: lying bars, words and figure above
/// each, so that long names are whole on a phone too.
/// </summary>
[HtmlTargetElement("bar-chart", Attributes = "title,points", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarChartTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const int RowHeight = 34;

    public required IReadOnlyList<ChartPoint> Points { get; set; }

    /// <summary>What a full bar is; the largest value unless said (100 for scores, the plan for outcomes).</summary>
    public decimal? Whole { get; set; }

    private protected override IHtmlContent Draw(Figure figure)
    {
        var whole = Whole ?? Points.Select(p => p.Value).DefaultIfEmpty(0).Max();
        var bars = Markup.Each(Points.Index(), p => Bar(figure, p.Index, p.Item, whole));
        var links = Points.Any(p => p.Href is not null);
        var description = Texts["Diagram batang, {0} baris.", Points.Count];
        return figure.Draw(
            figure.Wide(Points.Count * RowHeight, description, bars, links),
            Markup.Nothing,
            Table(figure, Points)
        );
    }

    private static IHtmlContent Bar(Figure figure, int index, ChartPoint point, decimal whole)
    {
        var y = index * RowHeight;
        var width = whole > 0 ? Math.Clamp(point.Value / whole * 100, 0, 100) : 0;
        var bar = Markup.Of(
            $"<text x=\"0\" y=\"{y + 13}\">{point.Label}</text><text class=\"value\" x=\"100%\" y=\"{y + 13}\" text-anchor=\"end\">{figure.Write(point.Value)}</text><rect class=\"track\" y=\"{y + 19}\" width=\"100%\" height=\"8\" rx=\"4\"></rect><rect class=\"{Figure.Fill(0, point.Tone)}\" y=\"{y + 19}\" width=\"{width:0.##}%\" height=\"8\" rx=\"4\"></rect>"
        );
        return point.Href is null ? bar : Markup.Of($"<a href=\"{point.Href}\">{bar}</a>");
    }
}

/// <summary><c>&lt;stacked-bar title="…" points="…" /&gt;</c>: the parts of one whole side by side, and a legend.</summary>
[HtmlTargetElement(
    "stacked-bar",
    Attributes = "title,points",
    TagStructure = TagStructure.NormalOrSelfClosing
)]
public sealed class StackedBarTagHelper(Texts texts) : ChartTagHelper(texts)
{
    public required IReadOnlyList<ChartPoint> Points { get; set; }

    private protected override IHtmlContent Draw(Figure figure)
    {
        var whole = Points.Sum(p => p.Value);
        var start = 0m;
        var parts = new HtmlContentBuilder();
        foreach (var (index, point) in Points.Index().Where(p => p.Item.Value > 0))
        {
            var width = point.Value / whole * 100;
            parts.AppendHtml(
                Markup.Of(
                    $"<rect class=\"{Figure.Fill(index, point.Tone)}\" x=\"{start:0.##}%\" width=\"{Math.Max(width - 0.4m, 0.2m):0.##}%\" height=\"24\" rx=\"3\"></rect>"
                )
            );
            start += width;
        }

        var picture = figure.Wide(24, Texts["Bagian dari {0}.", figure.Write(whole)], parts);
        return figure.Draw(picture, figure.Legend(Points), Table(figure, Points));
    }
}
