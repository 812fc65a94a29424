using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xf = DocumentFormat.OpenXml.Spreadsheet.CellFormat;

namespace NaikKelas.Documents.Sheets;

/// <summary>Adds, for each style of a strange workbook, the same style in red – and finds the way back.</summary>
internal sealed class MarkStyles
{
    private readonly Stylesheet styles;
    private readonly Dictionary<uint, uint> red = [];
    private readonly Dictionary<uint, uint> plain = [];
    private readonly HashSet<uint> redFills;
    private uint? redFill;
    private uint? reason;

    public MarkStyles(WorkbookPart main)
    {
        var part = main.WorkbookStylesPart ?? main.AddNewPart<WorkbookStylesPart>();
        styles = part.Stylesheet ??= new Stylesheet();
        styles.Fonts ??= new Fonts(new Font());
        styles.Fills ??= new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
        );
        styles.Borders ??= new Borders(new Border());
        styles.CellStyleFormats ??= new CellStyleFormats(new Xf());
        styles.CellFormats ??= new CellFormats(new Xf());
        redFills =
        [
            .. styles
                .Fills.Elements<Fill>()
                .Index()
                .Where(f => f.Item.PatternFill?.ForegroundColor?.Rgb?.Value == XlsxStyles.BadFill)
                .Select(f => (uint)f.Index),
        ];
    }

    public uint Red(uint style) =>
        red.TryGetValue(style, out var known) ? known : red[style] = Copy(style, RedFill());

    /// <summary>The style without our red, for a cell that has been put right.</summary>
    public uint Plain(uint style)
    {
        if (plain.TryGetValue(style, out var known))
            return known;
        var format = FormatOf(style);
        return plain[style] =
            format?.FillId?.Value is { } fill && redFills.Contains(fill) ? Copy(style, 0) : style;
    }

    /// <summary>Wrapped text, for the reasons.</summary>
    public uint Reason()
    {
        reason ??= Add(
            new Xf
            {
                NumberFormatId = 49,
                ApplyNumberFormat = true,
                ApplyAlignment = true,
                Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true },
            }
        );
        return reason.Value;
    }

    public void Save()
    {
        styles.Fills!.Count = (uint)styles.Fills.ChildElements.Count;
        styles.CellFormats!.Count = (uint)styles.CellFormats.ChildElements.Count;
        styles.Save();
    }

    private uint RedFill()
    {
        if (redFill is null)
        {
            styles.Fills!.AppendChild(
                new Fill(
                    new PatternFill(
                        new ForegroundColor { Rgb = XlsxStyles.BadFill },
                        new BackgroundColor { Indexed = 64 }
                    )
                    {
                        PatternType = PatternValues.Solid,
                    }
                )
            );
            redFill = (uint)styles.Fills.ChildElements.Count - 1;
        }
        return redFill.Value;
    }

    private uint Copy(uint style, uint fill)
    {
        var format = (Xf?)FormatOf(style)?.CloneNode(deep: true) ?? new();
        format.FillId = fill;
        format.ApplyFill = true;
        return Add(format);
    }

    private Xf? FormatOf(uint style) =>
        styles.CellFormats!.ChildElements.ElementAtOrDefault((int)style) as Xf;

    private uint Add(OpenXmlElement format)
    {
        styles.CellFormats!.AppendChild(format);
        return (uint)styles.CellFormats.ChildElements.Count - 1;
    }
}
