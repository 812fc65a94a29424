using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>
/// <c>&lt;line-chart title="…" labels="Months" series="[…]" /&gt;</c>: what happened over time, from zero. Lines differ by
/// dash as well as by colour. The plot stretches with its place; letters and strokes do not.
/// </summary>
[HtmlTargetElement(
    "line-chart",
    Attributes = "title,labels,series",
    TagStructure = TagStructure.NormalOrSelfClosing
)]
public sealed class LineChartTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const int Top = 10;
    private const int Plot = 190;
    private const int Left = 11;
    private const int Width = 86;

    public required IReadOnlyList<string> Labels { get; set; }

    public required IReadOnlyList<ChartSeries> Series { get; set; }

    private protected override IHtmlContent Draw(Figure figure)
    {
        var most = Series.SelectMany(s => s.Values).Max() ?? 0;
        var end = Figure.Ceiling(most);
        var axis = Markup.Each(Enumerable.Range(0, 5), i => Rule(end * i / 4, i));
        var names = Markup.Each(Labels.Index(), l => Label(l.Index, l.Item));
        var lines = Markup.Each(Series.Index(), s => Line(s.Index, s.Item, end));
        var plot = Markup.Of(
            $"<svg x=\"{Left}%\" y=\"{Top}\" width=\"{Width}%\" height=\"{Plot}\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\">{lines}</svg>"
        );
        var description = Texts["Diagram garis, {0} sampai {1}.", Labels[0], Labels[^1]];
        return figure.Draw(
            figure.Wide(Top + Plot + 26, description, Markup.Of($"{axis}{names}{plot}")),
            Legend(),
            Figures(figure)
        );
    }

    private IHtmlContent Rule(decimal value, int step)
    {
        var y = Top + Plot - step * Plot / 4m;
        return Markup.Of(
            $"<line class=\"{(step == 0 ? "base" : "rule")}\" x1=\"{Left}%\" x2=\"100%\" y1=\"{y:0.##}\" y2=\"{y:0.##}\"></line><text class=\"axis\" x=\"{Left - 1.5m}%\" y=\"{y + 4:0.##}\" text-anchor=\"end\">{Short(value)}</text>"
        );
    }

    private IHtmlContent Label(int index, string label)
    {
        var x = Left + Width * At(index) / 1000;
        var css = Labels.Count > 6 && index % 2 == 1 ? "axis skip" : "axis";
        return Markup.Of(
            $"<text class=\"{css}\" x=\"{x:0.##}%\" y=\"{Top + Plot + 18}\" text-anchor=\"middle\">{label}</text>"
        );
    }

    private HtmlContentBuilder Line(int index, ChartSeries series, decimal end)
    {
        var pieces = new HtmlContentBuilder();
        var points = new List<string>();
        foreach (var (i, value) in series.Values.Index().Append((series.Values.Count, null)))
        {
            if (value is { } height)
            {
                points.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{At(i):0.##},{1000 - height / end * 1000:0.##}"
                    )
                );
                continue;
            }

            if (points.Count > 0)
                pieces.AppendHtml(
                    Markup.Of(
                        $"<polyline class=\"line-{index % 8 + 1}\" vector-effect=\"non-scaling-stroke\" points=\"{string.Join(' ', points)}\"></polyline>"
                    )
                );
            points.Clear();
        }

        return pieces;
    }

    private decimal At(int index) => Labels.Count < 2 ? 500 : index * 1000m / (Labels.Count - 1);

    private IHtmlContent Legend() =>
        Markup.Of(
            $"<ul class=\"chart-legend\">{Markup.Each(Series.Index(), s => Markup.Of($"<li><svg aria-hidden=\"true\"><line class=\"line-{s.Index % 8 + 1}\" x2=\"22\" y1=\"6\" y2=\"6\"></line></svg>{s.Item.Name}</li>"))}</ul>"
        );

    private ChartTable Figures(Figure figure) =>
        new(
            [LabelHeading ?? Texts["Waktu"], .. Series.Select(s => s.Name)],
            Labels
                .Index()
                .Select(l => (IReadOnlyList<string>)[l.Item, .. Series.Select(s => Read(figure, s, l.Index))])
        );

    private static string Read(Figure figure, ChartSeries series, int index) =>
        series.Values.ElementAtOrDefault(index) is { } value ? figure.Write(value) : "–";

    /// <summary>Figures on an axis stay short: ribu, juta, miliar.</summary>
    private string Short(decimal value) =>
        value switch
        {
            >= 1_000_000_000 => Texts["{0} M", Say.Number(value / 1_000_000_000, Odd(value / 1_000_000_000))],
            >= 1_000_000 => Texts["{0} jt", Say.Number(value / 1_000_000, Odd(value / 1_000_000))],
            >= 10_000 => Texts["{0} rb", Say.Number(value / 1000, Odd(value / 1000))],
            _ => Say.Number(value, Odd(value)),
        };

    private static int Odd(decimal value) => value == decimal.Truncate(value) ? 0 : 1;
}
