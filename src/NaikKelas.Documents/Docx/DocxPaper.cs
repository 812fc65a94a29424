using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace NaikKelas.Documents.Docx;

/// <summary>A column of a table; widths are shares of the whole.</summary>
public sealed record DocxColumn(string Heading, double Share, bool Right = false);

/// <summary>
/// A paper that people go on writing in with a word processor, put together piece by piece. The same content gives the
/// same bytes.
/// </summary>
public sealed class DocxPaper(string title, string author)
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    // Twentieths of a point: A4 less the margins.
    private const int Width = 9070;

    // A zip has no time zone and begins in 1980; a fixed moment keeps the bytes the same.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly StringBuilder body = new();

    public DocxPaper Title(string text) => Add(text, "Title");

    public DocxPaper Heading(string text) => Add(text, "Heading1");

    public DocxPaper SubHeading(string text) => Add(text, "Heading2");

    /// <summary>Running text; an empty line begins a new paragraph, a line break stays one.</summary>
    public DocxPaper Paragraph(string text)
    {
        foreach (var part in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            Add(part.Trim(), null);
        return this;
    }

    public DocxPaper Points(IReadOnlyList<string> texts)
    {
        foreach (var (i, text) in texts.Index())
            Add($"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {text}", "Point");
        return this;
    }

    public DocxPaper PageBreak()
    {
        body.Append("""<w:p><w:r><w:br w:type="page"/></w:r></w:p>""");
        return this;
    }

    /// <summary>The head comes again on each page.</summary>
    public DocxPaper Table(IReadOnlyList<DocxColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var sum = columns.Sum(c => c.Share);
        int[] widths = [.. columns.Select(c => (int)(Width * c.Share / sum))];
        body.Append(
                """<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"""
            )
            .AppendJoin("", widths.Select(w => $"""<w:gridCol w:w="{Text(w)}"/>"""))
            .Append("</w:tblGrid>");
        Row([.. columns.Select(c => c.Heading)], columns, widths, head: true);
        foreach (var row in rows)
            Row(row, columns, widths, head: false);
        body.Append("</w:tbl><w:p/>");
        return this;
    }

    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "[Content_Types].xml",
                $"""{Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{Kind}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Kind}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""
            );
            Part(
                zip,
                "_rels/.rels",
                $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{Package}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""
            );
            Part(
                zip,
                "docProps/core.xml",
                $"""{Head}<cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{Escape(title)}</dc:title><dc:creator>{Escape(author)}</dc:creator><dc:language>id-ID</dc:language></cp:coreProperties>"""
            );
            Part(
                zip,
                "word/_rels/document.xml.rels",
                $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/styles" Target="styles.xml"/></Relationships>"""
            );
            Part(zip, "word/styles.xml", Styles);
            Part(
                zip,
                "word/document.xml",
                $"""{Head}<w:document xmlns:w="{Main}"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"""
            );
        }

        return output.ToArray();
    }

    private static readonly string Styles =
        $"""{Head}<w:styles xmlns:w="{Main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style><w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="808890"/><w:left w:val="single" w:sz="4" w:color="808890"/><w:bottom w:val="single" w:sz="4" w:color="808890"/><w:right w:val="single" w:sz="4" w:color="808890"/><w:insideH w:val="single" w:sz="4" w:color="B0B8C4"/><w:insideV w:val="single" w:sz="4" w:color="B0B8C4"/></w:tblBorders></w:tblPr></w:style></w:styles>""";

    private void Row(IReadOnlyList<string> cells, IReadOnlyList<DocxColumn> columns, int[] widths, bool head)
    {
        body.Append(
            head
                ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
                : "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        );
        for (var i = 0; i < columns.Count; i++)
            body.Append(
                    CultureInfo.InvariantCulture,
                    $"""<w:tc><w:tcPr><w:tcW w:w="{widths[i]}" w:type="dxa"/>"""
                )
                .Append(head ? """<w:shd w:val="clear" w:color="auto" w:fill="E8EEF5"/>""" : "")
                .Append("""</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>""")
                .Append(columns[i].Right ? """<w:jc w:val="right"/>""" : "")
                .Append("</w:pPr>")
                .Append(Run(i < cells.Count ? cells[i] : "", head))
                .Append("</w:p></w:tc>");
        body.Append("</w:tr>");
    }

    private DocxPaper Add(string text, string? style)
    {
        body.Append("<w:p>")
            .Append(style is null ? "" : $"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""")
            .Append(Run(text, bold: false))
            .Append("</w:p>");
        return this;
    }

    private static string Run(string text, bool bold) =>
        $"<w:r>{(bold ? "<w:rPr><w:b/></w:rPr>" : "")}{string.Join("<w:br/>", text.Split('\n').Select(l => $"""<w:t xml:space="preserve">{Escape(l)}</w:t>"""))}</w:r>";

    /// <summary>Without the signs that XML 1.0 cannot hold at all.</summary>
    private static string Escape(string text) =>
        SecurityElement.Escape(new string([.. text.Where(c => c >= ' ' || c == '\t')]))!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Part(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Moment;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write(content);
    }
}
