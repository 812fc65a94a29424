using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NaikKelas.Interface;

/// <summary>What a state means to the reader, not what it is called.</summary>
public enum Tone
{
    /// <summary>Nothing to say yet, or no longer.</summary>
    Slate,

    /// <summary>Under way.</summary>
    Blue,

    /// <summary>Good, done.</summary>
    Green,

    /// <summary>Waits, runs out, needs a look.</summary>
    Amber,

    /// <summary>Refused, failed, late.</summary>
    Red,
}

/// <summary><c>&lt;status-dot colour="green"&gt;Lulus&lt;/status-dot&gt;</c>: a mark (colour and shape) and the word.</summary>
[HtmlTargetElement("status-dot")]
public sealed class StatusDotTagHelper : TagHelper
{
    public Tone Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state {ClassOf(Colour)}");
    }

    internal static string ClassOf(Tone tone) =>
        tone switch
        {
            Tone.Green => "state-green",
            Tone.Amber => "state-amber",
            Tone.Red => "state-red",
            Tone.Blue => "state-blue",
            _ => "state-slate",
        };
}
