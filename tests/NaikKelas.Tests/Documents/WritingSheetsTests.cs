using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NaikKelas.Documents.Sheets;
using CellFormat = NaikKelas.Documents.Sheets.CellFormat;

namespace NaikKelas.Tests.Documents;

public sealed class WritingSheetsTests
{
    private static readonly string[] Dangerous =
    [
        "=HYPERLINK(\"http://x\")",
        "+62812",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "'biasa",
        "Siti <b> & \"Co\"",
        "Ñandú 😀",
    ];

    private static byte[] Xlsx(params SheetValue[][] rows)
    {
        using var stream = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(stream, "Peserta/2020", [new("A"), new("B", CellFormat.Number)]))
            foreach (var row in rows)
                writer.Row(row);
        return stream.ToArray();
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var file = Xlsx(
            ["3517010101010001", 1234],
            [new DateOnly(2020, 3, 31), 12.5m],
            [SheetValue.Nothing, "x"]
        );

        var sheet = Workbooks.Read(file).Sheet!;

        Assert.Equal("Peserta2020", sheet.Name);
        Assert.Equal(["3517010101010001", "1234"], sheet.Rows[1].Cells);
        Assert.Equal(["2020-03-31", "12.5"], sheet.Rows[2].Cells);
        Assert.Equal(["", "x"], sheet.Rows[3].Cells);
        Assert.Empty(Workbooks.Validate(file));
        Assert.Equal(
            file,
            Xlsx(["3517010101010001", 1234], [new DateOnly(2020, 3, 31), 12.5m], [SheetValue.Nothing, "x"])
        );
    }

    [Fact]
    public void No_text_becomes_a_formula_in_xlsx()
    {
        var file = Xlsx([.. Dangerous.Select(d => new[] { SheetValue.Of(d) })]);

        Assert.Equal(Dangerous, Workbooks.Read(file).Sheet!.Rows.Skip(1).Select(r => r[1]).ToArray());
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToArray();
        Assert.All(cells, c => Assert.Equal("inlineStr", c.DataType!.InnerText));
        var formats = workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.ChildElements;
        var quoted = cells
            .Skip(2)
            .Select(c =>
                ((DocumentFormat.OpenXml.Spreadsheet.CellFormat)formats[(int)c.StyleIndex!.Value])
                    .QuotePrefix
                    ?.Value == true
            );
        Assert.Equal([true, true, true, true, true, true, false, false, false], quoted);
    }

    [Fact]
    public void In_csv_a_dangerous_text_gets_an_apostrophe_and_reads_back_without()
    {
        using var stream = new MemoryStream();
        using (var writer = SheetWriter.Csv(stream, [new("A"), new("B")]))
            foreach (var text in Dangerous)
                writer.Row(text, -5);
        var file = stream.ToArray();

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var lines = Encoding.UTF8.GetString(file);
        Assert.Contains("\n'+62812;-5", lines, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", lines, StringComparison.Ordinal);
        Assert.Equal(
            Dangerous,
            Workbooks.Read(file, "a.csv").Sheet!.Rows.Skip(1).Select(r => r[1]).ToArray()
        );
    }

    [Fact]
    public void Letters_that_XML_cannot_hold_do_not_damage_the_file()
    {
        var file = Xlsx(["a\u0000b\uD800c\uFFFFd"]);

        Assert.Empty(Workbooks.Validate(file));
        Assert.Equal("abcd", Workbooks.Read(file).Sheet!.Rows[1][1]);
    }

    private static readonly SheetColumn<string> Nik = new("NIK", CellParsers.Text(16))
    {
        Required = true,
        Hint = $"Tulis 16 angka.",
        Example = "3517010101010001",
    };
    private static readonly SheetColumn<int> Kind = new(
        "Jenis",
        CellParsers.Choice(("KDMP", 1), ("KSP", 2), ("KSU & lain", 3))
    );
    private static readonly SheetColumn<DateOnly> Day = new("Tanggal RAT", CellParsers.Date);
    private static readonly SheetSpec<string> Spec = new("Koperasi", [Nik, Kind, Day], row => row.Get(Nik));

    [Fact]
    public void A_template_has_headings_drop_downs_text_cells_and_a_guide()
    {
        var file = SheetTemplate.Write(Spec);

        Assert.Empty(Workbooks.Validate(file));
        Assert.Equal(["NIK", "Jenis", "Tanggal RAT"], Workbooks.Read(file).Sheet!.Rows[0].Cells);
        Assert.Equal(["rows-none"], Spec.Read(Workbooks.Read(file)).Problems.Select(p => p.Code).ToArray());
        var guide = SheetReader.Read(file, "a.xlsx", sheetName: "Petunjuk").Sheet!;
        Assert.Equal("Tulis 16 angka.", guide.Rows[1][3]);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var main = workbook.WorkbookPart!;
        var sheet = ((WorksheetPart)main.GetPartById("rId1")).Worksheet;
        var rule = Assert.Single(sheet.Descendants<DataValidation>());
        Assert.Equal("B2:B5001", rule.SequenceOfReferences!.InnerText);
        Assert.Equal("Daftar!$A$1:$A$3", rule.Formula1!.Text);
        Assert.Equal(
            "hidden",
            main.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Last().State!.InnerText
        );
        Assert.Equal((uint)XlsxStyle.Text, sheet.Descendants<Column>().First().Style!.Value);
    }

    [Fact]
    public void A_marked_copy_keeps_the_cells_and_says_what_is_wrong_where()
    {
        var table = Spec.Read(
            Workbooks.Read(Workbooks.Rows(["NIK", "Jenis"], ["1", "KDMP"], ["", "XYZ"], ["3", "KSP"]))
        );

        var marked = MarkedCopy.Write(table, table.Problems);

        Assert.Empty(Workbooks.Validate(marked));
        var sheet = Workbooks.Read(marked).Sheet!;
        Assert.Equal(["NIK", "Jenis", "Masalah"], sheet.Rows[0].Cells);
        Assert.Equal(["1", "KDMP"], sheet.Rows[1].Cells);
        Assert.Equal("XYZ", sheet.Rows[2][2]);
        Assert.Contains("wajib diisi", sheet.Rows[2][3], StringComparison.Ordinal);
        Assert.Contains("Jenis: Pilihan tidak dikenal", sheet.Rows[2][3], StringComparison.Ordinal);
        Assert.Equal(["A3", "B3"], RedCells(marked));
    }

    [Fact]
    public void A_second_round_takes_the_old_marks_off()
    {
        var first = Spec.Read(Workbooks.Read(Workbooks.Rows(["NIK", "Jenis"], ["1", "XYZ"], ["2", "KSP"])));
        var marked = Workbooks.Read(MarkedCopy.Write(first, first.Problems));
        var again = Spec.Read(marked);
        Assert.Empty(again.Warnings);

        var second = MarkedCopy.Write(again, [again.ProblemAt(3, Nik, "x", $"Dua kali.")]);

        var sheet = Workbooks.Read(second).Sheet!;
        Assert.Equal(["A3"], RedCells(second));
        Assert.Equal(["1", "XYZ"], sheet.Rows[1].Cells);
        Assert.Equal(["2", "KSP", "NIK: Dua kali."], sheet.Rows[2].Cells);
    }

    [Fact]
    public void A_foreign_workbook_is_marked_without_losing_its_formulas()
    {
        var table = Spec.Read(
            Workbooks.Read(
                Workbooks.Of(
                    """<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1"><f>1+1</f><v>2</v></c></row></sheetData>""",
                    sharedTexts: "<si><t>NIK</t></si>"
                )
            )
        );

        var marked = MarkedCopy.Write(table, table.Problems);

        Assert.Equal(["A2"], RedCells(marked));
        var reading = Workbooks.Read(marked);
        Assert.Equal("cell-formula", Assert.Single(reading.Problems).Code);
        Assert.Contains("rumus", reading.Sheet!.Rows[1][2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_marked_csv_comes_back_as_a_workbook()
    {
        var table = Spec.Read(Workbooks.Read("NIK;Jenis\n1;XYZ\n=2;KSP"u8.ToArray(), "k.csv"));

        var marked = MarkedCopy.Write(table, table.Problems);

        Assert.Empty(Workbooks.Validate(marked));
        Assert.Equal(["B2"], RedCells(marked));
        Assert.Equal("=2", Workbooks.Read(marked).Sheet!.Rows[2][1]);
    }

    [Fact]
    public void What_concerns_the_whole_sheet_stands_in_its_heading_row()
    {
        var table = Spec.Read(Workbooks.Read(Workbooks.Rows(["Jenis"], ["KSP"])));

        var marked = Workbooks.Read(MarkedCopy.Write(table, table.Problems));

        Assert.Contains("Kolom wajib belum ada: NIK", marked.Sheet!.Rows[0][2], StringComparison.Ordinal);
        Assert.Empty(Spec.Read(marked).Warnings);
    }

    private static string[] RedCells(byte[] file)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var styles = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var sheet = ((WorksheetPart)workbook.WorkbookPart.GetPartById("rId1")).Worksheet;
        return
        [
            .. sheet
                .Descendants<Cell>()
                .Where(c =>
                    styles.CellFormats!.ChildElements[(int)(c.StyleIndex?.Value ?? 0)]
                        is DocumentFormat.OpenXml.Spreadsheet.CellFormat { FillId: not null } format
                    && ((Fill)styles.Fills!.ChildElements[(int)format.FillId.Value])
                        .PatternFill
                        ?.ForegroundColor
                        ?.Rgb
                        ?.Value == XlsxStyles.BadFill
                )
                .Select(c => c.CellReference!.Value!),
        ];
    }
}
