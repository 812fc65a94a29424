using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NaikKelas.Interface;

/// <summary><c>&lt;notice colour="amber"&gt;…&lt;/notice&gt;</c>: something to know before going on.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    public Tone Colour { get; set; } = Tone.Blue;

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (name, icon) = Colour switch
        {
            Tone.Green => ("notice-green", "circle-check"),
            Tone.Amber => ("notice-amber", "alert-triangle"),
            Tone.Red => ("notice-red", "alert-circle"),
            _ => ("notice-blue", "info-circle"),
        };
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"notice {name}");
        output.PreContent.SetHtmlContent(Asset.Icon(ViewContext.HttpContext, icon)).AppendHtml("<div>");
        output.PostContent.SetHtmlContent("</div>");
    }
}
