using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>
/// One question of a form: label, hint, what is wrong, control. The browser checks nothing (its words come in its own
/// language and one at a time); the server says all at once and keeps what was typed.
/// Attributes it does not know (<c>min</c>, <c>max</c>, <c>step</c>, <c>data-…</c>) go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Texts texts) : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>Instead of the property's Display name.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>text, date, datetime-local, time, email, tel, url, password, number, money, decimal, textarea, file, checkbox, hidden; guessed from the property.</summary>
    public string? Type { get; set; }

    public string? InputMode { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    public int Rows { get; set; } = 4;

    public string? Autocomplete { get; set; }

    /// <summary>The id of a datalist.</summary>
    public string? List { get; set; }

    /// <summary>Instead of the property's [Required].</summary>
    public bool? Required { get; set; }

    /// <summary>As wide as a date or an amount.</summary>
    public bool Narrow { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var part = new FormPart(For, ViewContext, texts, Label, Required);
        var type = Type ?? Guess();
        var extra = Extra(output);
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        if (type == "hidden")
        {
            output.TagName = null;
            output.Content.SetHtmlContent(
                Markup.Of($"<input type=\"hidden\" name=\"{part.Name}\" value=\"{part.Value}\">")
            );
            return;
        }

        output.TagName = "div";
        output.Attributes.SetAttribute("class", part.CssClass);
        output.Content.SetHtmlContent(type == "checkbox" ? Tick(part, extra) : Line(part, type, extra));
    }

    private IHtmlContent Line(FormPart part, string type, IHtmlContent extra)
    {
        var control = type == "textarea" ? Area(part, extra) : Input(part, type, extra);
        var prefix = Prefix ?? (type == "money" ? "Rp" : null);
        var framed =
            prefix is null && Suffix is null
                ? control
                : Markup.Of(
                    $"<div class=\"input-group{(IsShort(type) ? " short" : "")}\">{Side(prefix)}{control}{Side(Suffix)}</div>"
                );
        return Markup.Of(
            $"<label for=\"{part.Id}\">{part.Label}{part.Star}</label>{part.Notes(ViewContext.HttpContext, Hint)}{framed}"
        );
    }

    private static IHtmlContent Side(string? text) =>
        Markup.When(text is not null, $"<span class=\"input-group-text\">{text}</span>");

    private IHtmlContent Input(FormPart part, string type, IHtmlContent extra)
    {
        var (written, mode) = type switch
        {
            "money" => ("text", "numeric"),
            "decimal" => ("text", "decimal"),
            "number" => ("text", "numeric"),
            _ => (type, (string?)null),
        };
        var value = type is "password" or "file" ? null : part.Value;
        return Markup.Of(
            $"<input class=\"form-control{(IsShort(type) ? " short" : "")}\" type=\"{written}\" id=\"{part.Id}\" name=\"{part.Name}\"{Markup.Attribute("value", value)}{Markup.Attribute("inputmode", InputMode ?? mode)}{Markup.Attribute("list", List)}{Common(part, extra)}>"
        );
    }

    private IHtmlContent Area(FormPart part, IHtmlContent extra) =>
        Markup.Of(
            $"<textarea class=\"form-control\" id=\"{part.Id}\" name=\"{part.Name}\" rows=\"{Rows}\"{Common(part, extra)}>\n{part.Value}</textarea>"
        );

    private IHtmlContent Common(FormPart part, IHtmlContent extra)
    {
        var longest =
            part.Find<StringLengthAttribute>()?.MaximumLength ?? part.Find<MaxLengthAttribute>()?.Length;
        return Markup.Of(
            $"{Markup.Attribute("autocomplete", Autocomplete)}{Markup.Attribute("maxlength", longest?.ToString(CultureInfo.InvariantCulture))}{Markup.Attribute("aria-required", part.Required ? "true" : null)}{Markup.Attribute("aria-describedby", part.DescribedBy(Hint))}{Markup.Attribute("aria-invalid", part.Error is null ? null : "true")}{extra}"
        );
    }

    private IHtmlContent Tick(FormPart part, IHtmlContent extra)
    {
        var ticked = part.Values.Any(v => v.Equals("true", StringComparison.OrdinalIgnoreCase));
        return Markup.Of(
            $"<label class=\"form-check\"><input type=\"checkbox\" id=\"{part.Id}\" name=\"{part.Name}\" value=\"true\"{Markup.Flag("checked", ticked)}{Common(part, extra)}><span>{part.Label}{part.Star}</span></label>{part.Notes(ViewContext.HttpContext, Hint)}<input type=\"hidden\" name=\"{part.Name}\" value=\"false\">"
        );
    }

    private bool IsShort(string type) =>
        Narrow || type is "date" or "datetime-local" or "time" or "money" or "decimal" or "number";

    private string Guess()
    {
        var type = Nullable.GetUnderlyingType(For.Metadata.ModelType) ?? For.Metadata.UnderlyingOrModelType;
        return type switch
        {
            _ when type == typeof(bool) => "checkbox",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(DateTime) => "datetime-local",
            _ when type == typeof(TimeOnly) => "time",
            _ when type == typeof(Rupiah) => "money",
            _ when type == typeof(decimal) => "decimal",
            _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => "number",
            _ when typeof(Microsoft.AspNetCore.Http.IFormFile).IsAssignableFrom(type) => "file",
            _ => "text",
        };
    }

    private static HtmlContentBuilder Extra(TagHelperOutput output)
    {
        var extra = new HtmlContentBuilder();
        foreach (var attribute in output.Attributes.Where(a => a.Name != "class"))
            extra.AppendHtml(Markup.Of($" {attribute}"));
        return extra;
    }
}
