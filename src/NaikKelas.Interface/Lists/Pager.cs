using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>The pages of a list: the first, the last, those beside this one.</summary>
internal sealed class Pager(IPage page, string id, HttpContext http, Texts texts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (page.Pages == 1)
            return;
        var (from, to) = (
            (page.Number - 1) * page.Query.Size + 1,
            Math.Min(page.Total, page.Number * page.Query.Size)
        );
        Markup
            .Of(
                $"<nav class=\"pager\" aria-label=\"{texts["Halaman"]}\"{Exchange(id)}><span>{texts["{0}–{1} dari {2}", from, to, page.Total]}</span><ul>{Step(page.Number - 1, "chevron-left", texts["Sebelumnya"])}{Markup.Each(Numbers(), Number)}{Step(page.Number + 1, "chevron-right", texts["Berikutnya"])}</ul></nav>"
            )
            .WriteTo(writer, encoder);
    }

    /// <summary>htmx: the links inside exchange the list and nothing else, and the address follows.</summary>
    internal static IHtmlContent Exchange(string id) =>
        Markup.Of(
            $" hx-boost:inherited=\"true\" hx-target:inherited=\"#{id}\" hx-select:inherited=\"#{id}\" hx-swap:inherited=\"outerHTML\" hx-push-url:inherited=\"true\""
        );

    private IHtmlContent Step(int to, string icon, string words) =>
        Markup.When(
            to >= 1 && to <= page.Pages,
            $"<li><a href=\"{page.Query.UrlOfPage(to)}\" aria-label=\"{words}\">{Asset.Icon(http, icon)}</a></li>"
        );

    private IHtmlContent Number(int? number) =>
        number switch
        {
            null => Markup.Of($"<li class=\"gap\">…</li>"),
            { } n when n == page.Number => Markup.Of($"<li><b aria-current=\"page\">{n}</b></li>"),
            { } n => Markup.Of($"<li><a href=\"{page.Query.UrlOfPage(n)}\">{n}</a></li>"),
        };

    /// <summary>1 … 4 5 6 … 20; null is a gap.</summary>
    private IEnumerable<int?> Numbers()
    {
        var last = 0;
        for (var n = 1; n <= page.Pages; n++)
        {
            if (n != 1 && n != page.Pages && Math.Abs(n - page.Number) > 1)
                continue;
            if (n > last + 1)
                yield return null;
            yield return last = n;
        }
    }
}
