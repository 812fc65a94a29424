using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary><c>&lt;donut-chart title="Status peserta" points="…" unit="peserta" /&gt;</c>: parts of a whole, the sum in the middle. At most eight.</summary>
[HtmlTargetElement(
    "donut-chart",
    Attributes = "title,points",
    TagStructure = TagStructure.NormalOrSelfClosing
)]
public sealed class DonutChartTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const decimal Gap = 0.6m;

    public required IReadOnlyList<ChartPoint> Points { get; set; }

    /// <summary>The word under the sum.</summary>
    public string? Unit { get; set; }

    private protected override IHtmlContent Draw(Figure figure)
    {
        var whole = Points.Sum(p => p.Value);
        var start = 0m;
        var arcs = new HtmlContentBuilder();
        foreach (var (index, point) in Points.Index().Where(p => p.Item.Value > 0))
        {
            var length = point.Value / whole * 100;
            arcs.AppendHtml(
                Markup.Of(
                    $"<circle class=\"{Figure.Arc(index, point.Tone)}\" cx=\"90\" cy=\"90\" r=\"74\" pathLength=\"100\" stroke-dasharray=\"{Math.Max(length - Gap, 0.3m):0.##} 100\" stroke-dashoffset=\"{-start:0.##}\" transform=\"rotate(-90 90 90)\"></circle>"
                )
            );
            start += length;
        }

        var sum = Markup.Of(
            $"<text class=\"big\" x=\"90\" y=\"{(Unit is null ? 99 : 93)}\" text-anchor=\"middle\">{figure.Write(whole)}</text>{Markup.When(Unit is not null, $"<text class=\"axis\" x=\"90\" y=\"113\" text-anchor=\"middle\">{Unit}</text>")}"
        );
        var picture = figure.Square(
            180,
            Texts["Bagian dari {0}.", figure.Write(whole)],
            Markup.Of($"{arcs}{sum}")
        );
        return figure.Draw(
            Markup.Of($"<div class=\"donut\">{picture}{figure.Legend(Points)}</div>"),
            Markup.Nothing,
            Table(figure, Points)
        );
    }
}
