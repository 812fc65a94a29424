using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NaikKelas.Interface;

/// <summary>
/// One figure with its name; stands inside <c>&lt;div class="kpis"&gt;</c>. Leads to the list behind it where
/// there is one. <c>note</c> carries the date or the plan it is measured against.
/// </summary>
[HtmlTargetElement("kpi", Attributes = "value,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KpiTagHelper : TagHelper
{
    public required string Value { get; set; }

    public required string Label { get; set; }

    public string? Icon { get; set; }

    public string? Href { get; set; }

    public string? Note { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "div" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kpi");
        if (Href is not null)
            output.Attributes.SetAttribute("href", Href);
        if (Icon is not null)
            output.Content.AppendHtml(Asset.Icon(ViewContext.HttpContext, Icon));
        output.Content.AppendHtml(
            Markup.Of(
                $"<span><b>{Value}</b><span class=\"kpi-label\">{Label}</span>{Markup.When(Note is not null, $"<small>{Note}</small>")}</span>"
            )
        );
    }
}
