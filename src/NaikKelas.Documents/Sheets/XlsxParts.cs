using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace NaikKelas.Documents.Sheets;

/// <summary>The small parts beside a sheet: the list of sheets, the shared texts, which styles show dates.</summary>
internal static partial class XlsxParts
{
    /// <summary>Document types and outside entities are refused: nothing in a file may make us fetch or multiply.</summary>
    public static XmlReader Open(Stream part) =>
        XmlReader.Create(
            part,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CloseInput = true,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            }
        );

    public sealed record Entry(string Name, string PartId, bool Hidden);

    public static (List<Entry> Sheets, bool From1904) Workbook(Stream part)
    {
        using var xml = Open(part);
        var sheets = new List<Entry>();
        var from1904 = false;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.LocalName == "sheet")
                sheets.Add(
                    new(
                        xml.GetAttribute("name") ?? "",
                        PartId(xml),
                        xml.GetAttribute("state") is "hidden" or "veryHidden"
                    )
                );
        }
        return (sheets, from1904);
    }

    private static string PartId(XmlReader xml)
    {
        // The strict and the transitional dialect keep "r:id" in different namespaces.
        while (xml.MoveToNextAttribute())
            if (xml is { LocalName: "id", NamespaceURI.Length: > 0 })
                return xml.Value;
        return "";
    }

    /// <summary>For each cell style, whether it shows a date.</summary>
    public static List<bool> DateStyles(Stream part)
    {
        using var xml = Open(part);
        var codes = new Dictionary<int, string>();
        var styles = new List<bool>();
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt")
                codes[Number(xml, "numFmtId")] = xml.GetAttribute("formatCode") ?? "";
            else if (inCells && xml.LocalName == "xf")
            {
                var id = Number(xml, "numFmtId");
                styles.Add(ExcelNumber.IsDateFormat(id, codes.GetValueOrDefault(id)));
            }
        }
        return styles;
    }

    public static List<string> SharedTexts(Stream part)
    {
        using var xml = Open(part);
        var texts = new List<string>();
        while (xml.Read())
        while (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
        {
            texts.Add(Text(xml));
            if (xml.NodeType == XmlNodeType.EndElement)
                xml.Read();
        }
        return texts;
    }

    /// <summary>The text inside the element at hand, runs joined, reading aids left out; ends on its end tag.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }
        var depth = xml.Depth;
        string? first = null;
        StringBuilder? more = null;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                xml.Skip();
                continue;
            }
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                var text = xml.ReadElementContentAsString();
                if (first is null)
                    first = text;
                else
                    (more ??= new StringBuilder(first)).Append(text);
                continue;
            }
            xml.Read();
        }
        return Unescape(more?.ToString() ?? first ?? "");
    }

    /// <summary>Excel writes characters that XML cannot hold as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped()
                .Replace(
                    text,
                    m =>
                        (
                            (char)
                                int.Parse(
                                    m.ValueSpan[2..6],
                                    NumberStyles.HexNumber,
                                    CultureInfo.InvariantCulture
                                )
                        ).ToString()
                )
            : text;

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(
            xml.GetAttribute(attribute),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
