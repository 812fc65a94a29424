using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NaikKelas.Documents.Sheets;

namespace NaikKelas.Tests.Documents;

/// <summary>Small workbooks written by hand, so that a test can put into them what no honest writer would.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-421]d\ mmmm\ yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>
        """;

    public static byte[] Of(
        string sheetXml,
        string sheets = """<sheet name="Data" sheetId="1" r:id="rId1"/>""",
        string? sharedTexts = null,
        string beforeWorkbook = ""
    ) =>
        Zip(
            (
                "[Content_Types].xml",
                $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Kind}.sharedStrings+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Kind}.worksheet+xml"/></Types>"""
            ),
            (
                "_rels/.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            ),
            (
                "xl/workbook.xml",
                $"""{beforeWorkbook}<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{sheets}</sheets></workbook>"""
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
            ),
            ("xl/styles.xml", Styles),
            ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{sharedTexts}</sst>"""),
            ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}">{sheetXml}</worksheet>"""),
            (
                "xl/worksheets/sheet2.xml",
                $"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Lembar dua</t></is></c></row></sheetData></worksheet>"""
            )
        );

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }

    /// <summary>A sheet of texts, as our own writer makes it.</summary>
    public static byte[] Rows(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(stream, "Data", [.. rows[0].Select(h => new SheetHeading(h))]))
            foreach (var row in rows.Skip(1))
                writer.Row([.. row.Select(SheetValue.Of)]);
        return stream.ToArray();
    }

    public static SheetReading Read(byte[] file, string name = "data.xlsx", SheetLimits? limits = null) =>
        SheetReader.Read(file, name, limits);

    public static string[] Validate(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        return
        [
            .. new OpenXmlValidator().Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}"),
        ];
    }
}
