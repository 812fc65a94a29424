using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary><c>&lt;steps names="[…]" current="2" /&gt;</c>: how far a long form is; counted from 1.</summary>
[HtmlTargetElement("steps", Attributes = "names,current", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper(Texts texts) : TagHelper
{
    public required IReadOnlyList<string> Names { get; set; }

    public required int Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps-line");
        output.Attributes.SetAttribute("aria-label", texts["Langkah {0} dari {1}", Current, Names.Count]);
        output.Content.SetHtmlContent(Markup.Each(Names.Index(), Step));
    }

    private IHtmlContent Step((int Index, string Name) step) =>
        step.Index + 1 == Current ? Markup.Of($"<li class=\"is-now\" aria-current=\"step\">{step.Name}</li>")
        : step.Index + 1 < Current ? Markup.Of($"<li class=\"is-done\">{step.Name}</li>")
        : Markup.Of($"<li>{step.Name}</li>");
}

/// <summary>A phase of a round or a class, with its dates or its count underneath.</summary>
public sealed record Phase(string Name, string? Note = null);

/// <summary><c>&lt;phases items="[…]" current="1" /&gt;</c>: where a whole procedure stands; counted from 0, past the last one when over.</summary>
[HtmlTargetElement("phases", Attributes = "items,current", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PhasesTagHelper(Texts texts) : TagHelper
{
    public required IReadOnlyList<Phase> Items { get; set; }

    public required int Current { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "phases");
        output.Attributes.SetAttribute("aria-label", texts["Tahapan"]);
        output.Attributes.SetAttribute("tabindex", "0");
        output.Content.SetHtmlContent(Markup.Each(Items.Index(), Draw));
    }

    private IHtmlContent Draw((int Index, Phase Phase) at)
    {
        var (name, icon) =
            at.Index < Current ? ("is-done", "circle-check")
            : at.Index == Current ? ("is-now", "player-play")
            : ("is-next", "circle");
        return Markup.Of(
            $"<li class=\"{name}\"{Markup.Attribute("aria-current", at.Index == Current ? "step" : null)}>{Asset.Icon(ViewContext.HttpContext, icon)}<span>{at.Phase.Name}{Markup.When(at.Phase.Note is not null, $"<small>{at.Phase.Note}</small>")}</span></li>"
        );
    }
}
