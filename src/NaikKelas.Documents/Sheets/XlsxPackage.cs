using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace NaikKelas.Documents.Sheets;

/// <summary>
/// Writes a workbook straight into a zip, sheet after sheet, holding nothing back: ten thousand rows need no more
/// memory than ten. The same content gives the same bytes.
/// </summary>
internal sealed class XlsxPackage(Stream output) : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    // A zip has no time zone and begins in 1980; a fixed moment keeps the bytes the same.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, bool Hidden)> sheets = [];
    private readonly List<string> names = [];

    /// <summary>Opens the next sheet; the one before must be complete.</summary>
    public XlsxSheetXml Sheet(string name, bool hidden = false)
    {
        sheets.Add((SheetName(name), hidden));
        return new XlsxSheetXml(Open($"xl/worksheets/sheet{Text(sheets.Count)}.xml"), Main);
    }

    /// <summary>Excel expects a hidden name for each filtered range.</summary>
    public void FilterName(int sheet, CellRange range) =>
        names.Add(
            $"""<definedName name="_xlnm._FilterDatabase" localSheetId="{Text(sheet)}" hidden="1">'{Escape(sheets[sheet].Name.Replace("'", "''", StringComparison.Ordinal))}'!{Absolute(range)}</definedName>"""
        );

    public static string Absolute(CellRange range) =>
        $"${CellAddress.Letters(range.From.Column)}${Text(range.From.Row)}:${CellAddress.Letters(range.To.Column)}${Text(range.To.Row)}";

    public void Dispose()
    {
        Part("xl/styles.xml", XlsxStyles.Xml);
        Part("xl/workbook.xml", Workbook());
        Part(
            "xl/_rels/workbook.xml.rels",
            $"""{Head}<Relationships xmlns="{Package}/relationships">{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="rId{Text(i + 1)}" Type="{Office}/worksheet" Target="worksheets/sheet{Text(i + 1)}.xml"/>"""))}<Relationship Id="rStyles" Type="{Office}/styles" Target="styles.xml"/></Relationships>"""
        );
        Part(
            "_rels/.rels",
            $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Part(
            "[Content_Types].xml",
            $"""{Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/>{string.Concat(sheets.Select((_, i) => $"""<Override PartName="/xl/worksheets/sheet{Text(i + 1)}.xml" ContentType="{Kind}.worksheet+xml"/>"""))}</Types>"""
        );
        zip.Dispose();
    }

    private string Workbook()
    {
        var list = string.Concat(
            sheets.Select(
                (s, i) =>
                    $"""<sheet name="{Escape(s.Name)}" sheetId="{Text(i + 1)}"{(s.Hidden ? " state=\"hidden\"" : "")} r:id="rId{Text(i + 1)}"/>"""
            )
        );
        var defined = names.Count == 0 ? "" : $"<definedNames>{string.Concat(names)}</definedNames>";
        return $"""{Head}<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{list}</sheets>{defined}</workbook>""";
    }

    private StreamWriter Open(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Moment;
        return new StreamWriter(entry.Open(), new UTF8Encoding(false), 65_536);
    }

    private void Part(string name, string xml)
    {
        using var part = Open(name);
        part.Write(xml);
    }

    /// <summary>Excel takes 31 letters and none of these, and no apostrophe at the ends.</summary>
    private static string SheetName(string name)
    {
        var kept = string.Concat(
            name.Where(c => !@"\/?*[]:".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))
        );
        kept = (kept.Length > 31 ? kept[..31] : kept).Trim('\'', ' ');
        return kept.Length == 0 ? "Data" : kept;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => SecurityElement.Escape(text) ?? "";
}
