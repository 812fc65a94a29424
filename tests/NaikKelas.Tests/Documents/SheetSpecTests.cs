using NaikKelas.Documents.Sheets;

namespace NaikKelas.Tests.Documents;

public sealed class SheetSpecTests
{
    private sealed record Nominee(string Nik, string Name, DateOnly? Born, bool Woman);

    private static readonly SheetColumn<string> Nik = new("NIK", CellParsers.Text(16))
    {
        Aliases = ["No. KTP"],
        Required = true,
    };
    private static readonly SheetColumn<string> Name = new("Nama Peserta", CellParsers.Text(20))
    {
        Required = true,
    };
    private static readonly SheetColumn<DateOnly> Born = new("Tanggal Lahir", CellParsers.Date);
    private static readonly SheetColumn<bool> Woman = new("Perempuan", CellParsers.YesNo) { Required = true };

    private static readonly SheetSpec<Nominee> Spec = new(
        "Usulan",
        [Nik, Name, Born, Woman],
        row => new(row.Get(Nik), row.Get(Name), row.FindValue(Born), row.Get(Woman))
    );

    private static SheetTable<Nominee> Read(params string[][] rows) =>
        Spec.Read(Workbooks.Read(Workbooks.Rows(rows)));

    private static string[] Told(IEnumerable<SheetProblem> problems) =>
        [.. problems.Select(p => $"{p.Code} {p.Cell}".TrimEnd())];

    [Fact]
    public void Headings_match_without_regard_to_case_spaces_punctuation_and_order()
    {
        var table = Read(
            ["perempuan?", "NAMA_PESERTA", "no ktp", "Tanggal-lahir"],
            ["Ya", " Siti  Rahayu ", "3517", "31 Maret 1990"]
        );

        Assert.Empty(table.Problems);
        Assert.Equal(
            new SheetEntry<Nominee>(2, new("3517", "Siti Rahayu", new(1990, 3, 31), true)),
            Assert.Single(table.Rows)
        );
    }

    [Fact]
    public void A_title_may_stand_above_the_headings()
    {
        var table = Read(["DAFTAR USULAN"], ["NIK", "Nama Peserta", "Perempuan"], ["1", "Siti", "ya"]);

        Assert.Equal(2, table.HeadingRow);
        Assert.Equal(3, Assert.Single(table.Rows).Row);
    }

    [Fact]
    public void All_problems_are_told_at_once_and_good_rows_are_kept()
    {
        var table = Read(
            ["NIK", "Nama Peserta", "Tanggal Lahir", "Perempuan", "Hobi"],
            ["1", "Siti", "31/02/1990", "mungkin", "baca"],
            ["", "Nama yang panjang sekali dan lebih", "", "tidak", ""],
            ["3", "Ahmad", "", "tidak", ""]
        );

        Assert.Equal(
            ["cell-empty A3", "cell-invalid B3", "cell-invalid C2", "cell-invalid D2"],
            Told(table.Problems.OrderBy(p => p.Cell, StringComparer.Ordinal))
        );
        Assert.Equal(["heading-unknown E1"], Told(table.Warnings));
        Assert.Equal(4, Assert.Single(table.Rows).Row);
        Assert.Equal(3, table.RowCount);
        var date = table.Problems.Single(p => p.Cell == "C2");
        Assert.Equal(("Tanggal Lahir", "31/02/1990", 2), (date.Heading, date.Found, date.Row));
        Assert.Equal("tanggal, misalnya 31/03/2020", date.Expected!.Format);
    }

    [Fact]
    public void Missing_headings_are_listed_together_and_doubled_ones_placed()
    {
        var table = Read(["NIK", "No KTP"], ["1", "2"]);

        Assert.Equal(["heading-double B1", "heading-missing"], Told(table.Problems));
        Assert.Equal("Nama Peserta, Perempuan", table.Problems[1].Message.GetArgument(0));
        Assert.Empty(table.Rows);
    }

    [Fact]
    public void A_sheet_without_headings_or_without_rows_is_told()
    {
        Assert.Equal(["heading-none"], Told(Read(["a", "b"], ["1", "2"]).Problems));
        Assert.Equal(["rows-none"], Told(Read(["NIK", "Nama Peserta", "Perempuan"]).Problems));
        Assert.Equal(["file-empty"], Told(Spec.Read(Workbooks.Read([])).Problems));
    }

    [Fact]
    public void Merged_headings_are_told_with_their_range()
    {
        var file = Workbooks.Of(
            """
            <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>NIK</t></is></c><c r="B1" t="inlineStr"><is><t>Nama Peserta</t></is></c><c r="D1" t="inlineStr"><is><t>Perempuan</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>Siti</t></is></c><c r="D2" t="inlineStr"><is><t>ya</t></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>
            """
        );

        Assert.Equal(["heading-merged B1:C1"], Told(Spec.Read(Workbooks.Read(file)).Problems));
    }

    [Fact]
    public void A_formula_spoils_its_row_only_when_the_column_is_wanted()
    {
        const string cells =
            """<c r="A{0}" t="inlineStr"><is><t>1</t></is></c><c r="B{0}" t="inlineStr"><is><t>Siti</t></is></c><c r="C{0}" t="inlineStr"><is><t>ya</t></is></c>""";
        static string Row(int n) => cells.Replace("{0}", $"{n}", StringComparison.Ordinal);
        var file = Workbooks.Of(
            $"""<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>NIK</t></is></c><c r="B1" t="inlineStr"><is><t>Nama Peserta</t></is></c><c r="C1" t="inlineStr"><is><t>Perempuan</t></is></c></row><row r="2">{Row(2)}<c r="E2"><f>1</f><v>1</v></c></row><row r="3">{Row(3).Replace("""<c r="A3" t="inlineStr"><is><t>1</t></is></c>""", """<c r="A3"><f>1</f><v>1</v></c>""", StringComparison.Ordinal)}</row></sheetData>"""
        );

        var table = Spec.Read(Workbooks.Read(file));

        Assert.Equal(["cell-formula A3"], Told(table.Problems));
        Assert.Equal(2, Assert.Single(table.Rows).Row);
    }

    [Fact]
    public void A_problem_found_later_gets_the_address_of_its_cell()
    {
        var table = Read(["Nama Peserta", "NIK", "Perempuan"], ["Siti", "77", "ya"]);

        var problem = table.ProblemAt(2, Nik, "person-twice", $"Sudah diusulkan.");

        Assert.Equal(("B2", "77", "NIK"), (problem.Cell, problem.Found, problem.Heading));
    }

    [Theory]
    [InlineData("2020-03-31", 31, 3, 2020)]
    [InlineData("2020-03-31T00:00", 31, 3, 2020)]
    [InlineData("31/03/2020", 31, 3, 2020)]
    [InlineData("1/2/2020", 1, 2, 2020)]
    [InlineData("31-3-2020", 31, 3, 2020)]
    [InlineData("31.3.2020", 31, 3, 2020)]
    [InlineData("31 Maret 2020", 31, 3, 2020)]
    [InlineData("17 AGUSTUS 1945", 17, 8, 1945)]
    [InlineData("1 Des 2019", 1, 12, 2019)]
    [InlineData("29 Pebruari 2020", 29, 2, 2020)]
    public void Dates_are_read_as_people_write_them(string text, int day, int month, int year) =>
        Assert.Equal(new DateOnly(year, month, day), CellParsers.Date.Parse(text).Value);

    [Theory]
    [InlineData("31/02/2020")]
    [InlineData("29/02/2019")]
    [InlineData("03/31/2020")]
    [InlineData("31/3/20")]
    [InlineData("31 Marz 2020")]
    [InlineData("0000-01-01")]
    [InlineData("43921")]
    public void What_is_no_date_is_refused(string text) =>
        Assert.NotNull(CellParsers.Date.Parse(text).Problem);

    [Theory]
    [InlineData("1234", 1234L)]
    [InlineData("1.234", 1234L)]
    [InlineData("-1.234.567", -1234567L)]
    [InlineData("0", 0L)]
    [InlineData("1,5", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("dua", null)]
    public void Whole_numbers_take_dots_between_thousands_only(string text, long? expected)
    {
        var result = CellParsers.Whole(-10_000_000, 10_000_000).Parse(text);

        Assert.Equal(expected, result.Problem is null ? result.Value : null);
    }

    [Fact]
    public void Choices_years_and_further_looks()
    {
        var kind = CellParsers.Choice(("Koperasi Simpan Pinjam", 1), ("KDMP", 2));
        var even = CellParsers
            .Whole(0, 9)
            .Then(n => n % 2 == 0 ? CellResult.Good($"{n}") : CellResult.Bad<string>($"Harus genap."));

        Assert.Equal(1, kind.Parse("koperasi  simpan-pinjam").Value);
        Assert.NotNull(kind.Parse("KSU").Problem);
        Assert.Equal(2019, CellParsers.Year(2000, 2030).Parse("2019").Value);
        Assert.NotNull(CellParsers.Year(2000, 2030).Parse("1999").Problem);
        Assert.Equal("4", even.Parse("4").Value);
        Assert.Equal("Harus genap.", even.Parse("3").Problem!.Format);
        Assert.NotNull(even.Parse("x").Problem);
    }
}
