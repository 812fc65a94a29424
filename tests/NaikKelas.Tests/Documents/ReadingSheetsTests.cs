using System.IO.Compression;
using System.Text;
using NaikKelas.Documents.Sheets;

namespace NaikKelas.Tests.Documents;

public sealed class ReadingSheetsTests
{
    private static string Refusal(SheetReading reading) => Assert.Single(reading.Problems).Code;

    [Fact]
    public void Every_kind_of_cell_becomes_the_text_a_person_sees()
    {
        var file = Workbooks.Of(
            """
            <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>Siti</t></is></c><c r="C2" s="1"><v>43921</v></c><c r="D2" s="2"><v>43921</v></c><c r="E2"><v>1.25E3</v></c><c r="F2"><v>0.30000000000000004</v></c><c r="G2" t="b"><v>1</v></c><c r="I2" t="str"><v>teks</v></c></row></sheetData>
            """,
            sharedTexts: "<si><r><t>Ko</t></r><r><t>perasi</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
        );

        var row = Assert.Single(Workbooks.Read(file).Sheet!.Rows);

        Assert.Equal(2, row.Number);
        Assert.Equal(
            ["Koperasi", "Siti", "2020-03-31", "2020-03-31", "1250", "0.3", "TRUE", "", "teks"],
            row.Cells
        );
    }

    [Fact]
    public void The_first_visible_sheet_is_read_unless_one_is_named()
    {
        const string both =
            """<sheet name="Rahasia" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Data" sheetId="2" r:id="rId2"/>""";
        var file = Workbooks.Of("<sheetData/>", both);

        Assert.Equal("Lembar dua", Workbooks.Read(file).Sheet!.Rows[0][1]);
        Assert.Equal("Data", SheetReader.Read(file, "a.xlsx", sheetName: "data").Sheet!.Name);
        Assert.Equal("sheet-missing", Refusal(SheetReader.Read(file, "a.xlsx", sheetName: "Rahasia")));
    }

    [Fact]
    public void A_formula_is_a_problem_of_its_cell()
    {
        var file = Workbooks.Of(
            """<sheetData><row r="1"><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData>"""
        );

        var problem = Assert.Single(Workbooks.Read(file).Problems);

        Assert.Equal(("cell-formula", "B1", "2"), (problem.Code, problem.Cell, problem.Found));
    }

    [Theory]
    [InlineData("3517010101010001", true)]
    [InlineData("3.517010101010E15", true)]
    [InlineData("999999999999999", false)]
    public void A_number_too_long_for_Excel_is_a_problem(string value, bool isProblem)
    {
        var file = Workbooks.Of($"""<sheetData><row r="1"><c r="A1"><v>{value}</v></c></row></sheetData>""");

        Assert.Equal(
            isProblem,
            Workbooks.Read(file).Problems.Any(p => p is { Code: "cell-long-number", Cell: "A1" })
        );
    }

    [Fact]
    public void What_is_not_a_workbook_is_refused_with_its_own_reason()
    {
        var encrypted = new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }
            .Concat(Encoding.Unicode.GetBytes("EncryptedPackage"))
            .ToArray();
        var whole = Workbooks.Rows(["NIK"], ["1"]);

        Assert.Equal("file-empty", Refusal(Workbooks.Read([])));
        Assert.Equal("file-not-xlsx", Refusal(Workbooks.Read("%PDF-1.7"u8.ToArray())));
        Assert.Equal("file-old-excel", Refusal(Workbooks.Read(encrypted[..8])));
        Assert.Equal("file-encrypted", Refusal(Workbooks.Read(encrypted)));
        Assert.Equal("file-damaged", Refusal(Workbooks.Read(whole[..(whole.Length / 2)])));
        Assert.Equal("file-damaged", Refusal(Workbooks.Read(Workbooks.Zip(("word/document.xml", "<a/>")))));
    }

    [Theory]
    [InlineData("<!DOCTYPE workbook [<!ENTITY a \"aaaaaaaa\">]>")]
    [InlineData("<!DOCTYPE workbook SYSTEM \"file:///etc/passwd\">")]
    public void A_document_type_is_refused(string before) =>
        Assert.Equal(
            "file-damaged",
            Refusal(Workbooks.Read(Workbooks.Of("<sheetData/>", beforeWorkbook: before)))
        );

    [Fact]
    public void A_document_type_in_the_sheet_itself_is_refused()
    {
        using var stream = new MemoryStream();
        stream.Write(Workbooks.Of("<sheetData/>"));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write(
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet>&b;</worksheet>"u8
            );
        }

        Assert.Equal("file-damaged", Refusal(Workbooks.Read(stream.ToArray())));
    }

    [Fact]
    public void A_zip_bomb_is_not_inflated_to_its_end()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            for (var i = 0; i < 300; i++)
                part.Write(new byte[100_000]);
        }

        Assert.Equal("file-inflates", Refusal(Workbooks.Read(stream.ToArray())));
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_not_inflated_either()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("a.xml").Open();
            for (var i = 0; i < 300; i++)
                part.Write(new byte[100_000]);
        }
        var file = stream.ToArray();
        // The uncompressed size stands 24 bytes into the entry of the central directory.
        var directory = file.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(file.AsSpan(directory + 24), 1_000);

        Assert.True(Refusal(Workbooks.Read(file)) is "file-inflates" or "file-damaged");
    }

    [Fact]
    public void Fifty_thousand_rows_are_counted_and_refused()
    {
        var rows = Enumerable.Range(1, 50_001).Select(i => new[] { $"baris {i}" }).ToArray();

        var problem = Assert.Single(Workbooks.Read(Workbooks.Rows(rows)).Problems);

        Assert.Equal("rows-too-many", problem.Code);
        Assert.Equal([50_000, 20_000], problem.Message.GetArguments());
    }

    [Fact]
    public void The_last_row_that_is_allowed_is_still_read()
    {
        var rows = Enumerable.Range(1, 4).Select(i => new[] { $"baris {i}" }).ToArray();
        var file = Workbooks.Rows(rows);

        Assert.Equal(4, Workbooks.Read(file, limits: new SheetLimits { Rows = 3 }).Sheet!.Rows.Count);
        Assert.True(Workbooks.Read(file, limits: new SheetLimits { Rows = 2 }).IsRefused);
    }

    [Fact]
    public void A_cell_far_to_the_right_is_refused() =>
        Assert.Equal(
            "columns-too-many",
            Refusal(
                Workbooks.Read(
                    Workbooks.Of("""<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>""")
                )
            )
        );

    [Fact]
    public async Task A_large_upload_is_refused_while_it_comes_in()
    {
        await using var upload = new EndlessStream();

        var reading = await SheetReader.ReadAsync(
            upload,
            "besar.xlsx",
            ct: TestContext.Current.CancellationToken
        );

        Assert.Equal("file-too-large", Refusal(reading));
        Assert.InRange(upload.Given, 20L * 1024 * 1024, 21L * 1024 * 1024);
    }

    [Theory]
    [InlineData("Nama;Desa\nSiti;Sumber, Makmur\n")]
    [InlineData("\uFEFFNama,Desa\r\nSiti,\"Sumber, Makmur\"\r\n")]
    [InlineData("Nama\tDesa\nSiti\tSumber, Makmur")]
    public void A_csv_is_read_whatever_parts_its_cells(string text)
    {
        var sheet = Workbooks.Read(Encoding.UTF8.GetBytes(text), "peserta.csv").Sheet!;

        Assert.Equal(["Nama", "Desa"], sheet.Rows[0].Cells);
        Assert.Equal(["Siti", "Sumber, Makmur"], sheet.Rows[1].Cells);
    }

    [Fact]
    public void Rows_of_a_csv_are_numbered_as_Excel_shows_them()
    {
        var sheet = Workbooks.Read("a;b\n\n\"x\ny\";2\n3;4"u8.ToArray(), "a.csv").Sheet!;

        Assert.Equal([1, 3, 4], sheet.Rows.Select(r => r.Number));
    }

    [Fact]
    public void A_csv_that_is_not_UTF_8_or_lost_its_digits_is_told()
    {
        Assert.Equal("csv-encoding", Refusal(Workbooks.Read([0x4E, 0xE9, 0x0A], "a.csv")));
        Assert.Equal(
            "cell-long-number",
            Refusal(Workbooks.Read("NIK;Nama\n3,51701E+15;Siti"u8.ToArray(), "a.csv"))
        );
    }

    /// <summary>An upload that never ends.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
