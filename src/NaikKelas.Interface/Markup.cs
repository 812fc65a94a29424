using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace NaikKelas.Interface;

/// <summary>Small pieces of HTML: what is interpolated is encoded, unless it is HTML already.</summary>
internal static class Markup
{
    public static readonly IHtmlContent Nothing = HtmlString.Empty;

    public static IHtmlContent Of(FormattableString html) =>
        new HtmlFormattableString(CultureInfo.InvariantCulture, html.Format, html.GetArguments());

    /// <summary>An attribute with its leading space; nothing at all when there is no value.</summary>
    public static IHtmlContent Attribute(string name, string? value) =>
        value is null ? Nothing : Of($" {new HtmlString(name)}=\"{value}\"");

    public static IHtmlContent Flag(string name, bool on) => on ? new HtmlString($" {name}") : Nothing;

    public static IHtmlContent When(bool wanted, FormattableString html) => wanted ? Of(html) : Nothing;

    public static IHtmlContent Each<T>(IEnumerable<T> items, Func<T, IHtmlContent> draw)
    {
        var all = new HtmlContentBuilder();
        foreach (var item in items)
            all.AppendHtml(draw(item));
        return all;
    }
}
