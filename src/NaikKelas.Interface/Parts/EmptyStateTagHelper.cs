using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NaikKelas.Interface;

/// <summary>Nothing here yet: says why (inside) and names the next action.</summary>
[HtmlTargetElement("empty-state", Attributes = "title")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public required string Title { get; set; }

    public string Icon { get; set; } = "inbox";

    public string? ActionHref { get; set; }

    public string? ActionText { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty-state");
        output
            .PreContent.SetHtmlContent(Asset.Icon(ViewContext.HttpContext, Icon))
            .AppendHtml(Markup.Of($"<h2>{Title}</h2><p>"));
        output
            .PostContent.SetHtmlContent("</p>")
            .AppendHtml(
                Markup.When(
                    ActionHref is not null,
                    $"<a class=\"btn btn-primary\" href=\"{ActionHref}\">{ActionText}</a>"
                )
            );
    }
}
