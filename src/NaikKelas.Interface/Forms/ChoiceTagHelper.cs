using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>How a choice is drawn.</summary>
public enum ChoiceForm
{
    /// <summary>A drop-down; for more than six.</summary>
    Select,

    /// <summary>All to see, one of them.</summary>
    Radio,

    /// <summary>All to see, any of them; the property is a list.</summary>
    Checks,
}

/// <summary>
/// <c>&lt;choice for="Input.District" items="Model.Districts" /&gt;</c>. An enum needs no items: its members speak
/// through their Display names. An item's Group becomes its optgroup; for radios and checks it is the line below.
/// </summary>
[HtmlTargetElement("choice", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper(Texts texts) : TagHelper
{
    public required ModelExpression For { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    public ChoiceForm As { get; set; }

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>The first line of a drop-down that chooses nothing; "— Pilih —" unless said.</summary>
    public string? Empty { get; set; }

    public bool? Required { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var part = new FormPart(For, ViewContext, texts, Label, Required);
        IReadOnlyList<SelectListItem> items = [.. Items ?? Members()];
        var chosen = part.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (part.Attempted is null)
            chosen.UnionWith(items.Where(i => i.Selected).Select(ValueOf));
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = As == ChoiceForm.Select ? "div" : "fieldset";
        output.Attributes.SetAttribute("class", part.CssClass);
        var notes = part.Notes(ViewContext.HttpContext, Hint);
        if (As == ChoiceForm.Select)
        {
            output.Content.SetHtmlContent(
                Markup.Of(
                    $"<label for=\"{part.Id}\">{part.Label}{part.Star}</label>{notes}<select class=\"form-select\" id=\"{part.Id}\" name=\"{part.Name}\"{State(part)}>{Options(items, chosen)}</select>"
                )
            );
            return;
        }

        output.Attributes.SetAttribute("id", $"{part.Id}_group");
        if (part.DescribedBy(Hint) is { } described)
            output.Attributes.SetAttribute("aria-describedby", described);
        output.Content.SetHtmlContent(
            Markup.Of(
                $"<legend>{part.Label}{part.Star}</legend>{notes}{Markup.Each(items.Index(), i => Box(part, i, chosen))}"
            )
        );
    }

    private static string ValueOf(SelectListItem item) => item.Value ?? item.Text;

    private IHtmlContent State(FormPart part) =>
        Markup.Of(
            $"{Markup.Attribute("aria-required", part.Required ? "true" : null)}{Markup.Attribute("aria-describedby", part.DescribedBy(Hint))}{Markup.Attribute("aria-invalid", part.Error is null ? null : "true")}"
        );

    private HtmlContentBuilder Options(IReadOnlyList<SelectListItem> items, HashSet<string> chosen)
    {
        var options = new HtmlContentBuilder();
        if (items.All(i => ValueOf(i).Length > 0))
            options.AppendHtml(Markup.Of($"<option value=\"\">{Empty ?? texts["— Pilih —"]}</option>"));
        foreach (var group in items.GroupBy(i => i.Group?.Name, StringComparer.Ordinal))
        {
            if (group.Key is not null)
                options.AppendHtml(Markup.Of($"<optgroup label=\"{group.Key}\">"));
            foreach (var item in group)
                options.AppendHtml(
                    Markup.Of(
                        $"<option value=\"{ValueOf(item)}\"{Markup.Flag("selected", chosen.Contains(ValueOf(item)))}{Markup.Flag("disabled", item.Disabled)}>{item.Text}</option>"
                    )
                );
            if (group.Key is not null)
                options.AppendHtml("</optgroup>");
        }

        return options;
    }

    private IHtmlContent Box(FormPart part, (int Index, SelectListItem Item) at, HashSet<string> chosen)
    {
        var (index, item) = at;
        var id = index == 0 ? part.Id : $"{part.Id}_{index}";
        var type = As == ChoiceForm.Radio ? "radio" : "checkbox";
        return Markup.Of(
            $"<label class=\"form-check\"><input type=\"{type}\" id=\"{id}\" name=\"{part.Name}\" value=\"{ValueOf(item)}\"{Markup.Flag("checked", chosen.Contains(ValueOf(item)))}{Markup.Flag("disabled", item.Disabled)}><span>{item.Text}{Markup.When(item.Group is not null, $"<small>{item.Group?.Name}</small>")}</span></label>"
        );
    }

    private IEnumerable<SelectListItem> Members()
    {
        var type = For.Metadata.ElementType ?? For.Metadata.UnderlyingOrModelType;
        return type.IsEnum
            ? Enum.GetValues(type)
                .Cast<Enum>()
                .Select(word => new SelectListItem(texts.Of(word), word.ToString()))
            : throw new InvalidOperationException($"<choice for=\"{For.Name}\"> needs items.");
    }
}
