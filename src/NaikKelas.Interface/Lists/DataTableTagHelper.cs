using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>
/// A list as the server keeps it: a filter form (GET), headings that sort, rows, pages. Without a script every click
/// is a page; with htmx only the list is exchanged. Inside it: <c>filter</c>, <c>column</c>, then <c>row</c>s of
/// <c>cell</c>s in the order of the columns, and <c>when-empty</c>.
/// </summary>
[HtmlTargetElement("data-table", Attributes = "page,caption")]
public sealed class DataTableTagHelper(Texts texts) : TagHelper
{
    public required IPage Page { get; set; }

    /// <summary>What the rows are, for those who do not see the page: "Peserta".</summary>
    public required string Caption { get; set; }

    public string Id { get; set; } = "daftar";

    /// <summary>The column sorted by when the address names none.</summary>
    public string? DefaultSort { get; set; }

    /// <summary>Files of the same question: word and path.</summary>
    public IReadOnlyList<Crumb> Exports { get; set; } = [];

    /// <summary>Whether people may choose the columns.</summary>
    public bool ChooseColumns { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private TableParts Parts { get; set; } = null!;

    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Parts = new TableParts(Page, Id);
        context.Items[typeof(TableParts)] = Parts;
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card");
        output
            .Content.AppendHtml(Filter())
            .AppendHtml(Markup.Of($"<div id=\"{Id}\" class=\"list\">{Kept()}{Bar()}"))
            .AppendHtml(Page.Total == 0 ? Empty() : Table(rows))
            .AppendHtml(new Pager(Page, Id, ViewContext.HttpContext, texts))
            .AppendHtml("</div>");
    }

    private IHtmlContent Filter()
    {
        if (Parts.Filters.Count == 0 && !ChooseColumns)
            return Markup.Nothing;
        var icon = Asset.Icon(ViewContext.HttpContext, "search");
        return Markup.Of(
            $"<form class=\"filter\" id=\"{Id}-filter\" method=\"get\" action=\"{Page.Query.Path}\" role=\"search\" hx-get=\"{Page.Query.Path}\" hx-trigger=\"submit, input delay:350ms\" hx-target=\"#{Id}\" hx-select=\"#{Id}\" hx-swap=\"outerHTML\" hx-push-url=\"true\">{Markup.Each(Parts.Filters, f => f)}{Chooser()}<button class=\"btn\">{icon}{texts["Terapkan"]}</button></form>"
        );
    }

    private IHtmlContent Chooser()
    {
        if (!ChooseColumns)
            return Markup.Nothing;
        var boxes = Markup.Each(
            Parts.Columns.Where(c => !c.Fixed),
            c =>
                Markup.Of(
                    $"<label class=\"form-check\"><input type=\"checkbox\" name=\"kolom\" value=\"{c.Name}\"{Markup.Flag("checked", Parts.Shows(c))}><span>{c.Label}</span></label>"
                )
        );
        return Markup.Of(
            $"<details class=\"menu\"><summary>{Asset.Icon(ViewContext.HttpContext, "columns-3")}{texts["Kolom"]}</summary><div class=\"menu-body\">{boxes}</div></details>"
        );
    }

    /// <summary>What the filter form must carry along; inside the list, because sorting changes it.</summary>
    private IHtmlContent Kept()
    {
        (string Name, string? Value)[] kept =
        [
            ("urut", Page.Query.Sort),
            ("turun", Page.Query.Descending ? "1" : null),
            ("ukuran", Page.Query["ukuran"]),
        ];
        return Markup.Each(
            kept.Where(k => k.Value is not null),
            k =>
                Markup.Of(
                    $"<input type=\"hidden\" form=\"{Id}-filter\" name=\"{k.Name}\" value=\"{k.Value}\">"
                )
        );
    }

    private IHtmlContent Bar()
    {
        var clear = Markup.When(
            Page.Query.Narrowed,
            $"<a href=\"{Page.Query.Path}\">{texts["Hapus saringan"]}</a>"
        );
        var files = Markup.Each(
            Exports,
            e => Markup.Of($"<a href=\"{Page.Query.UrlOfExport(e.Href)}\" download>{e.Text}</a>")
        );
        return Markup.Of(
            $"<div class=\"list-bar\"><span role=\"status\"><b>{Say.Number(Page.Total)}</b> {texts["baris"]}</span>{clear}<span class=\"end\">{files}</span></div>"
        );
    }

    private IHtmlContent Table(IHtmlContent rows) =>
        Markup.Of(
            $"<div class=\"list-scroll\"><table class=\"dense cards\"><caption class=\"visually-hidden\">{Caption}</caption><thead{Pager.Exchange(Id)}><tr>{Markup.Each(Parts.Shown, Heading)}</tr></thead><tbody>{rows}</tbody></table></div>"
        );

    private IHtmlContent Heading(TableColumn column)
    {
        var css = Markup.Attribute("class", column.Number ? "num" : null);
        if (!column.Sort)
            return Markup.Of($"<th scope=\"col\"{css}>{column.Label}</th>");
        var current = Page.SortedBy ?? DefaultSort;
        var here = column.Name == current;
        var (order, icon) =
            !here ? (null, "arrows-sort")
            : Page.Query.Descending ? ("descending", "sort-descending")
            : ("ascending", "sort-ascending");
        return Markup.Of(
            $"<th scope=\"col\"{css}{Markup.Attribute("aria-sort", order)}><a href=\"{Page.Query.UrlOfSort(column.Name, current)}\">{column.Label}{Asset.Icon(ViewContext.HttpContext, icon)}</a></th>"
        );
    }

    private IHtmlContent Empty() =>
        Parts.WhenEmpty is { } said && !Page.Query.Narrowed
            ? said
            : Markup.Of(
                $"<div class=\"empty-state\">{Asset.Icon(ViewContext.HttpContext, "search-off")}<h2>{texts["Tidak ada yang cocok"]}</h2><p>{texts["Ubah kata pencarian atau hapus sebagian saringan."]}</p><a class=\"btn\" href=\"{Page.Query.Path}\">{texts["Hapus saringan"]}</a></div>"
            );
}
