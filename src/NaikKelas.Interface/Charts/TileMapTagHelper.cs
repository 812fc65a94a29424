using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>A place on a tile map.</summary>
/// <param name="Code">The region's code.</param>
/// <param name="Column">Counted from 0 at the left (west).</param>
/// <param name="Row">Counted from 0 at the top (north).</param>
/// <param name="Label">The place's name.</param>
/// <param name="Value">Null: nothing known.</param>
/// <param name="Href">The list behind it.</param>
public sealed record Tile(
    string Code,
    int Column,
    int Row,
    string Label,
    decimal? Value,
    string? Href = null
);

/// <summary>
/// <c>&lt;tile-map title="Peserta per kecamatan" tiles="…" /&gt;</c>: one square per place, near where it lies; five
/// even steps of one colour, and the figure itself on every tile.
/// </summary>
[HtmlTargetElement("tile-map", Attributes = "title,tiles", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TileMapTagHelper(Texts texts) : ChartTagHelper(texts)
{
    private const int Side = 58;
    private const int Steps = 5;

    public required IReadOnlyList<Tile> Tiles { get; set; }

    private protected override IHtmlContent Draw(Figure figure)
    {
        var columns = Tiles.Select(t => t.Column + 1).DefaultIfEmpty(1).Max();
        var rows = Tiles.Select(t => t.Row + 1).DefaultIfEmpty(1).Max();
        var most = Tiles.Max(t => t.Value) ?? 0;
        var picture = figure.Wide(
            rows * Side,
            Texts["Peta ubin, {0} wilayah.", Tiles.Count],
            Markup.Each(Tiles, t => Draw(figure, t, columns, most)),
            Tiles.Any(t => t.Href is not null)
        );
        return figure.Draw(
            picture,
            Legend(figure, most),
            new ChartTable(
                [LabelHeading ?? Texts["Wilayah"], ValueHeading ?? Texts["Jumlah"]],
                Tiles
                    .OrderByDescending(t => t.Value)
                    .Select(t =>
                        (IReadOnlyList<string>)[t.Label, t.Value is { } value ? figure.Write(value) : "–"]
                    )
            )
        );
    }

    /// <summary>0: nothing known; 1 to 5: fifths of the largest value.</summary>
    internal static int StepOf(decimal? value, decimal most) =>
        value is not { } known ? 0
        : most <= 0 ? 1
        : Math.Clamp((int)Math.Ceiling(known / most * Steps), 1, Steps);

    private static string Css(int step) =>
        step == 0 ? "tile-none" : string.Create(CultureInfo.InvariantCulture, $"tile-{step}");

    private static IHtmlContent Draw(Figure figure, Tile tile, int columns, decimal most)
    {
        var step = StepOf(tile.Value, most);
        var width = 100m / columns;
        var (x, y) = (tile.Column * width, tile.Row * Side);
        var middle = x + width / 2;
        var value = tile.Value is { } known ? figure.Write(known) : "–";
        var ink = step >= 4 ? " on-dark" : "";
        var drawn = Markup.Of(
            $"<title>{tile.Label}: {value}</title><rect class=\"{Css(step)}\" x=\"{x + width * 0.02m:0.##}%\" y=\"{y + 1}\" width=\"{width * 0.96m:0.##}%\" height=\"{Side - 3}\" rx=\"5\"></rect><text class=\"tile-name tile-long{ink}\" x=\"{middle:0.##}%\" y=\"{y + 24}\" text-anchor=\"middle\">{Cut(tile.Label, 12)}</text><text class=\"tile-name tile-short{ink}\" x=\"{middle:0.##}%\" y=\"{y + 24}\" text-anchor=\"middle\">{Cut(tile.Label, 8)}</text><text class=\"tile-value{ink}\" x=\"{middle:0.##}%\" y=\"{y + 42}\" text-anchor=\"middle\">{value}</text>"
        );
        return tile.Href is null
            ? Markup.Of($"<g>{drawn}</g>")
            : Markup.Of($"<a href=\"{tile.Href}\">{drawn}</a>");
    }

    private static string Cut(string label, int longest) =>
        label.Length <= longest ? label : $"{label[..(longest - 1)].TrimEnd()}…";

    private static IHtmlContent Legend(Figure figure, decimal most) =>
        Markup.Of(
            $"<ul class=\"chart-legend\">{Markup.Each(Enumerable.Range(1, Steps), step => Markup.Of($"<li><svg aria-hidden=\"true\"><rect class=\"{Css(step)}\" width=\"22\" height=\"12\" rx=\"3\"></rect></svg>≤ {figure.Write(decimal.Floor(most * step / Steps))}</li>"))}</ul>"
        );
}
