using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>One step of the way back.</summary>
public sealed record Crumb(string Text, string Href);

/// <summary>
/// The top of a page: the way back, the heading, and inside it the page's actions. The heading also becomes the
/// window's title unless the page gave one.
/// </summary>
[HtmlTargetElement("page-header", Attributes = "title")]
public sealed class PageHeaderTagHelper(Texts texts) : TagHelper
{
    public required string Title { get; set; }

    /// <summary>A line above the heading: place, year, number.</summary>
    public string? Pretitle { get; set; }

    public IEnumerable<Crumb>? Trail { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] ??= Title;
        var actions = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "head");
        var content = output.Content;
        content.AppendHtml("<div>");
        if (Trail is not null)
            content.AppendHtml(
                Markup.Of(
                    $"<nav class=\"trail\" aria-label=\"{texts["Jejak halaman"]}\"><ol>{Markup.Each(Trail, Link)}</ol></nav>"
                )
            );
        content.AppendHtml(Markup.When(Pretitle is not null, $"<p class=\"head-pre\">{Pretitle}</p>"));
        content.AppendHtml(Markup.Of($"<h1>{Title}</h1></div>"));
        if (!actions.IsEmptyOrWhiteSpace)
            content.AppendHtml("<div class=\"head-actions\">").AppendHtml(actions).AppendHtml("</div>");
    }

    private static IHtmlContent Link(Crumb crumb) =>
        Markup.Of($"<li><a href=\"{crumb.Href}\">{crumb.Text}</a></li>");
}
