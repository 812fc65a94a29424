using Microsoft.AspNetCore.Html;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>One bar, segment or class of a chart.</summary>
/// <param name="Label">Its words.</param>
/// <param name="Value">Its size; never negative in a donut or a stack.</param>
/// <param name="Tone">A colour with a meaning; without it the chart's own row of colours.</param>
/// <param name="Href">The list behind it.</param>
public sealed record ChartPoint(string Label, decimal Value, Tone? Tone = null, string? Href = null);

/// <summary>One line over the chart's labels; null where nothing was measured.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);

/// <summary>What all charts share: heading, words for those who do not see it, and the figures behind <c>details</c>.</summary>
internal sealed class Figure(string id, string title, Func<decimal, string>? format, Texts texts)
{
    public string Write(decimal value) =>
        format?.Invoke(value) ?? Say.Number(value, value == decimal.Truncate(value) ? 0 : 1);

    public IHtmlContent Draw(IHtmlContent picture, IHtmlContent below, ChartTable table) =>
        Markup.Of(
            $"<figcaption>{title}</figcaption>{picture}{below}<details><summary>{texts["Lihat angka"]}</summary><table><thead><tr>{Markup.Each(table.Headings, h => Markup.Of($"<th scope=\"col\">{h}</th>"))}</tr></thead><tbody>{Markup.Each(table.Rows, Row)}</tbody></table></details>"
        );

    /// <summary>A picture as high as said (px) and as wide as its place: positions across are percentages, so letters never shrink.</summary>
    public IHtmlContent Wide(int height, string description, IHtmlContent content, bool links = false) =>
        Markup.Of(
            $"<svg width=\"100%\" height=\"{height}\" role=\"{(links ? "group" : "img")}\" aria-labelledby=\"{id}t {id}d\">{Words(description)}{content}</svg>"
        );

    public IHtmlContent Square(int side, string description, IHtmlContent content) =>
        Markup.Of(
            $"<svg viewBox=\"0 0 {side} {side}\" role=\"img\" aria-labelledby=\"{id}t {id}d\">{Words(description)}{content}</svg>"
        );

    public static string Fill(int index, Tone? tone) => $"fill-{Colour(index, tone)}";

    public static string Arc(int index, Tone? tone) => $"arc-{Colour(index, tone)}";

    public IHtmlContent Legend(IEnumerable<ChartPoint> points) =>
        Markup.Of(
            $"<ul class=\"chart-legend\">{Markup.Each(points.Index(), p => Markup.Of($"<li><svg aria-hidden=\"true\"><rect class=\"{Fill(p.Index, p.Item.Tone)}\" x=\"4\" width=\"12\" height=\"12\" rx=\"3\"></rect></svg>{Link(p.Item)} <b>{Write(p.Item.Value)}</b></li>"))}</ul>"
        );

    public static IHtmlContent Link(ChartPoint point) =>
        point.Href is null
            ? Markup.Of($"<span>{point.Label}</span>")
            : Markup.Of($"<a href=\"{point.Href}\">{point.Label}</a>");

    /// <summary>The end of an axis with four even steps whose numbers are easy: 1, 2, 2.5 or 5 times a power of ten.</summary>
    public static decimal Ceiling(decimal most)
    {
        if (most <= 4)
            return 4;
        var power = 1m;
        while (power * 10 < most)
            power *= 10;
        decimal[] steps = [1, 1.2m, 1.6m, 2, 2.4m, 3.2m, 4, 6, 8, 10];
        return power * steps.First(s => power * s >= most);
    }

    private static string Colour(int index, Tone? tone) =>
        tone switch
        {
            Tone.Green => "green",
            Tone.Amber => "amber",
            Tone.Red => "red",
            Tone.Slate => "slate",
            Tone.Blue => "blue",
            _ => (index % 8 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    private IHtmlContent Words(string description) =>
        Markup.Of($"<title id=\"{id}t\">{title}</title><desc id=\"{id}d\">{description}</desc>");

    private static IHtmlContent Row(IReadOnlyList<string> cells) =>
        Markup.Of(
            $"<tr><th scope=\"row\">{cells[0]}</th>{Markup.Each(cells.Skip(1), c => Markup.Of($"<td>{c}</td>"))}</tr>"
        );
}

/// <summary>The figures of a chart.</summary>
internal sealed record ChartTable(IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<string>> Rows)
{
    public static ChartTable Of(
        string what,
        string value,
        IEnumerable<ChartPoint> points,
        Func<decimal, string> write
    ) => new([what, value], points.Select(p => (IReadOnlyList<string>)[p.Label, write(p.Value)]));
}
