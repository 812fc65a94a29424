using System.Globalization;
using System.Xml;

namespace NaikKelas.Documents.Sheets;

/// <summary>Walks through one sheet from its first row to its last, keeping texts only.</summary>
internal sealed class XlsxRows(
    XmlReader xml,
    SheetLimits limits,
    List<bool> dateStyles,
    List<string> sharedTexts,
    bool from1904
)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<SheetProblem> problems = [];
    private readonly List<CellRange> merged = [];
    private readonly List<string> cells = [];
    private CellAddress? tooFar;
    private int found;
    private int row;

    public SheetReading Read(string name, ReadOnlyMemory<byte> content)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "row")
                ReadRow();
            else if (
                xml.LocalName == "mergeCell"
                && CellRange.TryParse(xml.GetAttribute("ref"), out var range)
            )
                merged.Add(range);
        }
        if (tooFar is { } cell)
            return SheetReader.TooManyColumns(cell, limits);
        if (found - 1 > limits.Rows)
            return SheetReader.TooManyRows(found - 1, limits);
        return new(new Sheet(name, isCsv: false, content, rows) { Merged = merged }, problems);
    }

    private void ReadRow()
    {
        row = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var number)
            ? number
            : row + 1;
        if (xml.IsEmptyElement)
            return;
        cells.Clear();
        var depth = xml.Depth;
        var column = 0;
        xml.Read();
        while (xml.Depth > depth)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                column = ReadCell(column + 1);
            else
                xml.Read();
        while (cells.Count > 0 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        // Rows past the limit are counted, not kept: the refusal says how many there are.
        if (cells.Count > 0 && ++found - 1 <= limits.Rows)
            rows.Add(new(row, cells.ToArray()));
    }

    /// <summary>Reads the cell at hand and stands behind it; gives back its column.</summary>
    private int ReadCell(int next)
    {
        var at = CellAddress.TryParse(xml.GetAttribute("r"), out var written) ? written : new(row, next);
        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var index)
            ? index
            : 0;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return at.Column;
        }
        var (value, formula) = ReadContent();
        if (value.Length > 0 || formula)
            Keep(at, type, style, value, formula);
        return at.Column;
    }

    private (string Value, bool Formula) ReadContent()
    {
        var depth = xml.Depth;
        var (value, formula) = ("", false);
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" })
                value = xml.ReadElementContentAsString();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
            {
                value = XlsxParts.Text(xml);
                if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "is")
                    xml.Read();
            }
            else
            {
                formula |= xml is { NodeType: XmlNodeType.Element, LocalName: "f" };
                xml.Read();
            }
        }
        xml.Read();
        return (value, formula);
    }

    private void Keep(CellAddress at, string type, int style, string value, bool formula)
    {
        if (at.Column > limits.Columns)
        {
            tooFar ??= at;
            return;
        }
        if (found > limits.Rows)
        {
            // Past the limit a row is only counted.
            if (cells.Count == 0)
                cells.Add(value);
            return;
        }
        var text = TextOf(at, type, style, value, formula);
        while (cells.Count < at.Column)
            cells.Add("");
        cells[at.Column - 1] = text;
        if (formula)
            Report(at, "cell-formula", text, $"Sel berisi rumus; tempel sebagai nilai.");
    }

    private string TextOf(CellAddress at, string type, int style, string value, bool formula)
    {
        switch (type)
        {
            case "s":
                return
                    int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < sharedTexts.Count
                    ? sharedTexts[index]
                    : throw new InvalidDataException("A shared text that is not there.");
            case "inlineStr":
                return value;
            case "str":
                return XlsxParts.Unescape(value);
            case "b":
                return value == "1" ? "TRUE" : "FALSE";
            case "d":
                return value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^9] : value;
            case "e":
                if (!formula)
                    Report(
                        at,
                        "cell-error",
                        value,
                        $"Sel berisi kesalahan Excel; isi dengan nilai yang benar."
                    );
                return value;
            default:
                return NumberText(at, style, value);
        }
    }

    private string NumberText(CellAddress at, int style, string value)
    {
        if (!ExcelNumber.TryParse(value, out var number))
            return value;
        if (style < dateStyles.Count && dateStyles[style] && ExcelNumber.Date(number, from1904) is { } date)
            return date;
        var text = ExcelNumber.Plain(number);
        if (ExcelNumber.IsTooLong(number))
            Report(
                at,
                "cell-long-number",
                text,
                $"NIK atau angka panjang harus berformat teks: Excel hanya menyimpan 15 angka pertama. Ubah format sel menjadi Teks, lalu ketik ulang."
            );
        return text;
    }

    private void Report(CellAddress at, string code, string found, FormattableString message) =>
        problems.Add(new(code, at.ToString(), message) { Found = found });
}
