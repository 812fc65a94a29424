using System.Globalization;

namespace NaikKelas.Documents.Sheets;

/// <summary>The XML of one sheet, written forwards: columns, rows, then what stands after the rows.</summary>
internal sealed class XlsxSheetXml(StreamWriter xml, string mainNamespace) : IDisposable
{
    private const int LongestText = 32_767;
    private string[] letters = [];
    private int row;
    private int column;

    public int RowCount => row;

    /// <param name="columns">Width in characters and style of each column.</param>
    /// <param name="frozen">Whether the first row stays in sight.</param>
    public void Begin(IReadOnlyList<(int Width, XlsxStyle Style)> columns, bool frozen)
    {
        letters = [.. Enumerable.Range(1, columns.Count).Select(CellAddress.Letters)];
        xml.Write(
            $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{mainNamespace}">"""
        );
        if (frozen)
            xml.Write(
                """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"""
            );
        if (columns.Count > 0)
        {
            xml.Write("<cols>");
            for (var i = 0; i < columns.Count; i++)
                xml.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"""<col min="{i + 1}" max="{i + 1}" width="{columns[i].Width + 2}" style="{(int)columns[i].Style}" customWidth="1"/>"""
                    )
                );
            xml.Write("</cols>");
        }
        xml.Write("<sheetData>");
    }

    public void BeginRow(int? number = null)
    {
        row = number ?? row + 1;
        column = 0;
        xml.Write("<row r=\"");
        xml.Write(row);
        xml.Write("\">");
    }

    public void EndRow() => xml.Write("</row>");

    public void Skip() => column++;

    public void Text(string text, XlsxStyle style)
    {
        Open(style == XlsxStyle.Text && FormulaSafety.IsDangerous(text) ? XlsxStyle.QuotedText : style);
        xml.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Escaped(text.Length > LongestText ? text.AsSpan(0, LongestText) : text);
        xml.Write("</t></is></c>");
    }

    public void Number(decimal number, XlsxStyle style)
    {
        Open(style);
        xml.Write("><v>");
        Span<char> digits = stackalloc char[40];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        xml.Write(digits[..length]);
        xml.Write("</v></c>");
    }

    /// <summary>Closes the rows; <paramref name="after"/> is what follows them, in the order of the schema.</summary>
    public void End(string after)
    {
        xml.Write("</sheetData>");
        xml.Write(after);
        xml.Write("</worksheet>");
    }

    public void Dispose() => xml.Dispose();

    private void Open(XlsxStyle style)
    {
        xml.Write("<c r=\"");
        xml.Write(column < letters.Length ? letters[column] : CellAddress.Letters(column + 1));
        xml.Write(row);
        xml.Write("\" s=\"");
        xml.Write((int)style);
        xml.Write('"');
        column++;
    }

    private void Escaped(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '<')
                xml.Write("&lt;");
            else if (letter == '&')
                xml.Write("&amp;");
            else if (letter == '>')
                xml.Write("&gt;");
            else if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                xml.Write(text.Slice(i++, 2));
            else if (letter == '\r')
                xml.Write("&#13;");
            // Control characters and halves of surrogates have no place in XML: Excel would call the file damaged.
            else if (letter is '\t' or '\n' or >= ' ' && !char.IsSurrogate(letter) && letter < '\uFFFE')
                xml.Write(letter);
        }
    }
}
