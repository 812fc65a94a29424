using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>A chart drawn on the server as SVG, without a script and without a style attribute.</summary>
public abstract class ChartTagHelper(Texts texts) : TagHelper
{
    /// <summary>What it shows, with its unit and its date.</summary>
    public required string Title { get; set; }

    /// <summary>How a value reads; a grouped whole number unless said.</summary>
    public Func<decimal, string>? Format { get; set; }

    /// <summary>The heading of the labels in the table of figures.</summary>
    public string? LabelHeading { get; set; }

    /// <summary>The heading of the values in the table of figures.</summary>
    public string? ValueHeading { get; set; }

    protected Texts Texts => texts;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.SetHtmlContent(Draw(new Figure($"c{context.UniqueId[..8]}", Title, Format, texts)));
    }

    private protected abstract IHtmlContent Draw(Figure figure);

    private protected ChartTable Table(Figure figure, IEnumerable<ChartPoint> points) =>
        ChartTable.Of(
            LabelHeading ?? texts["Keterangan"],
            ValueHeading ?? texts["Jumlah"],
            points,
            figure.Write
        );
}
