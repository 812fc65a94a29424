using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

internal sealed record TableColumn(
    string Name,
    string Label,
    bool Sort,
    bool Number,
    bool Hidden,
    bool Fixed
);

/// <summary>What the parts of one list tell each other while they are drawn.</summary>
internal sealed class TableParts(IPage page, string id)
{
    public IPage Page => page;

    public string Id => id;

    public List<IHtmlContent> Filters { get; } = [];

    public List<TableColumn> Columns { get; } = [];

    public IHtmlContent? WhenEmpty { get; set; }

    public int Cell { get; set; }

    public IEnumerable<TableColumn> Shown => Columns.Where(Shows);

    public bool Shows(TableColumn column) =>
        column.Fixed
        || (
            page.Query.Columns is { Count: > 0 } chosen
                ? chosen.Contains(column.Name, StringComparer.Ordinal)
                : !column.Hidden
        );

    public static TableParts Of(TagHelperContext context) => (TableParts)context.Items[typeof(TableParts)];
}

/// <summary>A filter of the list's form: a drop-down where there are items, else a search box. Its name stands in the address.</summary>
[HtmlTargetElement(
    "filter",
    ParentTag = "data-table",
    Attributes = "name,label",
    TagStructure = TagStructure.NormalOrSelfClosing
)]
public sealed class FilterTagHelper(Texts texts) : TagHelper
{
    public required string Name { get; set; }

    public required string Label { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>text (search), date.</summary>
    public string Type { get; set; } = "search";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = TableParts.Of(context);
        var id = $"{parts.Id}-{Name}";
        var value = parts.Page.Query[Name];
        parts.Filters.Add(
            Items is null
                ? Markup.Of(
                    $"<div{Markup.Attribute("class", Type == "search" ? "filter-wide" : null)}><label for=\"{id}\">{Label}</label><input class=\"form-control\" type=\"{Type}\" id=\"{id}\" name=\"{Name}\" value=\"{value}\" autocomplete=\"off\"></div>"
                )
                : Markup.Of(
                    $"<div><label for=\"{id}\">{Label}</label><select class=\"form-select\" id=\"{id}\" name=\"{Name}\"><option value=\"\">{texts["Semua"]}</option>{Markup.Each(Items, i => Option(i, value))}</select></div>"
                )
        );
        output.SuppressOutput();
    }

    private static IHtmlContent Option(SelectListItem item, string? value) =>
        Markup.Of(
            $"<option value=\"{item.Value ?? item.Text}\"{Markup.Flag("selected", (item.Value ?? item.Text) == value)}>{item.Text}</option>"
        );
}

/// <summary>A column, before the rows.</summary>
[HtmlTargetElement(
    "column",
    ParentTag = "data-table",
    Attributes = "name,label",
    TagStructure = TagStructure.NormalOrSelfClosing
)]
public sealed class ColumnTagHelper : TagHelper
{
    public required string Name { get; set; }

    public required string Label { get; set; }

    /// <summary>The heading sorts; the page's <see cref="Sorting{T}"/> knows the same name.</summary>
    public bool Sort { get; set; }

    /// <summary>Figures: to the right.</summary>
    public bool Number { get; set; }

    /// <summary>Only shown when chosen.</summary>
    public bool Hidden { get; set; }

    /// <summary>Cannot be taken away; the first column never can.</summary>
    public bool Fixed { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = TableParts.Of(context);
        parts.Columns.Add(
            new TableColumn(Name, Label, Sort, Number, Hidden, Fixed || parts.Columns.Count == 0)
        );
        output.SuppressOutput();
    }
}

[HtmlTargetElement("row", ParentTag = "data-table")]
public sealed class RowTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TableParts.Of(context).Cell = 0;
        var cells = await output.GetChildContentAsync();
        output.TagName = "tr";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(cells);
    }
}

/// <summary>A cell; the first of a row is its name, and its heading on a phone.</summary>
[HtmlTargetElement("cell", ParentTag = "row", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CellTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = TableParts.Of(context);
        if (parts.Cell >= parts.Columns.Count)
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A row of '{parts.Id}' has more cells than its {parts.Columns.Count} columns."
                )
            );
        var column = parts.Columns[parts.Cell++];
        if (!parts.Shows(column))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "td";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("data-label", column.Label);
        if (column.Number)
            output.Attributes.SetAttribute("class", "num");
    }
}

/// <summary>What the list says when there is nothing at all (not: nothing that matches).</summary>
[HtmlTargetElement("when-empty", ParentTag = "data-table")]
public sealed class WhenEmptyTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TableParts.Of(context).WhenEmpty = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
