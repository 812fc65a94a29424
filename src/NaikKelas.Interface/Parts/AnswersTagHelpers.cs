using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>What somebody answered, or a fact; with the way to change it where there is one.</summary>
public sealed record Answer(string Question, string? Given, string? ChangeHref = null);

/// <summary><c>&lt;check-answers items="[…]" /&gt;</c>: all answers before what cannot be undone; also a plain list of facts.</summary>
[HtmlTargetElement("check-answers", Attributes = "items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckAnswersTagHelper(Texts texts) : TagHelper
{
    public required IEnumerable<Answer> Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "facts");
        output.Content.SetHtmlContent(Markup.Each(Items, Line));
    }

    private IHtmlContent Line(Answer item) =>
        Markup.Of(
            $"<div><dt>{item.Question}</dt><dd class=\"answer\">{(string.IsNullOrWhiteSpace(item.Given) ? "–" : item.Given)}</dd>{Change(item)}</div>"
        );

    private IHtmlContent Change(Answer item) =>
        Markup.When(
            item.ChangeHref is not null,
            $"<dd><a href=\"{item.ChangeHref}\" aria-label=\"{texts["Ubah {0}", item.Question]}\">{texts["Ubah"]}</a></dd>"
        );
}

/// <summary><c>&lt;digest value="…" /&gt;</c>: a long fingerprint, short to look at, whole when focused, selected or copied.</summary>
[HtmlTargetElement("digest", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DigestTagHelper(Texts texts) : TagHelper
{
    public required string Value { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "digest");
        output.Content.SetHtmlContent(
            Markup.Of(
                $"<code tabindex=\"0\" title=\"{Value}\">{Value}</code><button type=\"button\" hidden data-copy=\"{Value}\" aria-label=\"{texts["Salin"]}\">{Asset.Icon(ViewContext.HttpContext, "copy")}</button>"
            )
        );
    }
}
