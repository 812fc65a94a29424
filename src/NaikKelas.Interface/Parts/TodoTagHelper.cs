using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>One thing that waits for the reader; leads to the filtered list.</summary>
/// <param name="Count">How many wait.</param>
/// <param name="Text">What waits, without the number: "pendaftar menunggu verifikasi".</param>
/// <param name="Href">The filtered list.</param>
/// <param name="Note">Until when, or the oldest one.</param>
public sealed record Todo(int Count, string Text, string Href, string? Note = null);

/// <summary><c>&lt;todo items="Model.Waiting" /&gt;</c>: "Perlu tindakan Anda", the first thing on a person's page.</summary>
[HtmlTargetElement("todo", Attributes = "items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TodoTagHelper(Texts texts) : TagHelper
{
    public required IEnumerable<Todo> Items { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        var waiting = Items.Where(item => item.Count > 0).ToList();
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", waiting.Count > 0 ? "todo" : "todo todo-none");
        output.Content.SetHtmlContent(
            waiting.Count > 0
                ? Markup.Of(
                    $"<h2>{Asset.Icon(http, "bell")}{texts["Perlu tindakan Anda"]}</h2><ul>{Markup.Each(waiting, Line)}</ul>"
                )
                : Markup.Of(
                    $"<h2>{Asset.Icon(http, "circle-check")}{texts["Tidak ada yang menunggu Anda."]}</h2>"
                )
        );
    }

    private IHtmlContent Line(Todo item) =>
        Markup.Of(
            $"<li><a href=\"{item.Href}\"><b>{Say.Number(item.Count)}</b> <span>{item.Text}{Markup.When(item.Note is not null, $"<small>{item.Note}</small>")}</span>{Asset.Icon(ViewContext.HttpContext, "chevron-right")}</a></li>"
        );
}
