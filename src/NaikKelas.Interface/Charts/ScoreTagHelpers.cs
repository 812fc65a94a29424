using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>
/// <c>&lt;histogram title="Sebaran skor" points="…" mark="2" mark-label="Batas lulus" /&gt;</c>: standing bars of
/// neighbouring classes, with a line before one of them where a threshold lies.
/// </summary>
[HtmlTargetElement("histogram", Attributes = "title,points", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HistogramTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const int Top = 22;
    private const int Plot = 140;

    public required IReadOnlyList<ChartPoint> Points { get; set; }

    /// <summary>The threshold stands before this bar, counted from 0.</summary>
    public int? Mark { get; set; }

    public string? MarkLabel { get; set; }

    private protected override IHtmlContent Draw(Figure figure)
    {
        var most = Points.Select(p => p.Value).DefaultIfEmpty(0).Max();
        var bars = Markup.Each(Points.Index(), p => Bar(figure, p.Index, p.Item, most));
        var content = Markup.Of(
            $"<line class=\"base\" x2=\"100%\" y1=\"{Top + Plot}\" y2=\"{Top + Plot}\"></line>{bars}{Threshold()}"
        );
        var description = Texts["Sebaran dalam {0} kelompok.", Points.Count];
        return figure.Draw(
            figure.Wide(Top + Plot + 24, description, content),
            Markup.When(
                Mark is not null && MarkLabel is not null,
                $"<p class=\"chart-note\">┆ {MarkLabel}</p>"
            ),
            Table(figure, Points)
        );
    }

    private IHtmlContent Bar(Figure figure, int index, ChartPoint point, decimal most)
    {
        var step = 100m / Points.Count;
        var height = most > 0 ? point.Value / most * Plot : 0;
        var (x, middle, y) = (step * index + step * 0.06m, step * (index + 0.5m), Top + Plot - height);
        var css = Points.Count > 8 && index % 2 == 1 ? "axis skip" : "axis";
        return Markup.Of(
            $"<rect class=\"{Figure.Fill(0, point.Tone)}\" x=\"{x:0.##}%\" y=\"{y:0.##}\" width=\"{step * 0.88m:0.##}%\" height=\"{height:0.##}\" rx=\"2\"></rect><text class=\"value\" x=\"{middle:0.##}%\" y=\"{y - 5:0.##}\" text-anchor=\"middle\">{figure.Write(point.Value)}</text><text class=\"{css}\" x=\"{middle:0.##}%\" y=\"{Top + Plot + 17}\" text-anchor=\"middle\">{point.Label}</text>"
        );
    }

    private IHtmlContent Threshold()
    {
        var x = Mark is { } mark ? 100m / Points.Count * mark : 0;
        return Markup.When(
            Mark is not null,
            $"<line class=\"line-2\" x1=\"{x:0.##}%\" x2=\"{x:0.##}%\" y1=\"0\" y2=\"{Top + Plot}\" stroke-width=\"2\"></line>"
        );
    }
}

/// <summary>A step of a score: from this value on it is called so.</summary>
public sealed record Band(decimal From, string Name, Tone Tone);

/// <summary><c>&lt;score-bar title="Skor" value="67.5m" whole="100" bands="[…]" /&gt;</c>: where a value lies between its bands.</summary>
[HtmlTargetElement("score-bar", Attributes = "title,value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScoreBarTagHelper(Texts texts) : ChartTagHelper(texts)
{
    public required decimal Value { get; set; }

    public decimal Whole { get; set; } = 100;

    /// <summary>From low to high, the first from 0.</summary>
    public IReadOnlyList<Band> Bands { get; set; } = [];

    private protected override IHtmlContent Draw(Figure figure)
    {
        var at = Math.Clamp(Value / Whole * 100, 0, 100);
        var here = Bands.LastOrDefault(b => Value >= b.From);
        var anchor =
            at > 85 ? "end"
            : at < 15 ? "start"
            : "middle";
        var words = here is null ? figure.Write(Value) : $"{figure.Write(Value)} · {here.Name}";
        var content = Markup.Of(
            $"<text class=\"value\" x=\"{at:0.##}%\" y=\"13\" text-anchor=\"{anchor}\">{words}</text><rect class=\"track\" y=\"22\" width=\"100%\" height=\"12\" rx=\"3\"></rect>{Markup.Each(Bands.Index(), b => Segment(b.Index, b.Item))}<svg x=\"{at:0.##}%\" y=\"16\" overflow=\"visible\"><path d=\"M-6 0H6L0 8Z\"></path><path d=\"M-1.5 4h3v14h-3z\"></path></svg>"
        );
        return figure.Draw(
            figure.Wide(52, words, content),
            Markup.Nothing,
            new ChartTable(
                [LabelHeading ?? Texts["Keterangan"], ValueHeading ?? Texts["Mulai dari"]],
                Bands.Select(b => (IReadOnlyList<string>)[b.Name, figure.Write(b.From)])
            )
        );
    }

    private IHtmlContent Segment(int index, Band band)
    {
        var start = band.From / Whole * 100;
        var end = index + 1 < Bands.Count ? Bands[index + 1].From / Whole * 100 : 100;
        return Markup.Of(
            $"<rect class=\"{Figure.Fill(0, band.Tone)}\" x=\"{start:0.##}%\" y=\"22\" width=\"{Math.Max(end - start - 0.4m, 0):0.##}%\" height=\"12\" rx=\"3\"></rect><text class=\"axis\" x=\"{start:0.##}%\" y=\"49\">{Say.Number(band.From)}</text>"
        );
    }
}
