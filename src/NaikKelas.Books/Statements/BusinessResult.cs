using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>
/// The statement of income (laporan perhitungan hasil usaha, PHU): business with members first, with others apart, then
/// what the co-op costs as a business and as a co-op.
/// </summary>
internal static class BusinessResult
{
    public static Statement Of(BooksFigures figures)
    {
        var columns = new Columns(figures);
        List<StatementRow> rows =
        [
            Columns.Heading("Pelayanan anggota"),
            .. Lines(columns, ResultSection.Business, Party.Member),
            columns.Total(
                "gross-members",
                "Partisipasi bruto anggota",
                Of(ResultSection.Business, Party.Member)
            ),
            .. Lines(columns, ResultSection.Cost, Party.Member),
            columns.Total("cost-members", "Beban pokok anggota", Of(ResultSection.Cost, Party.Member)),
            columns.Total("net-members", "Partisipasi neto anggota", c => Net(c, Party.Member)),
            Columns.Heading("Pelayanan non-anggota"),
            .. Lines(columns, ResultSection.Business, Party.NonMember),
            columns.Total(
                "gross-others",
                "Pendapatan non-anggota",
                Of(ResultSection.Business, Party.NonMember)
            ),
            .. Lines(columns, ResultSection.Cost, Party.NonMember),
            columns.Total("cost-others", "Beban pokok non-anggota", Of(ResultSection.Cost, Party.NonMember)),
            columns.Total("net-others", "Laba kotor non-anggota", c => Net(c, Party.NonMember)),
            columns.Total("gross", "SHU kotor", Gross),
            Columns.Heading("Beban usaha"),
            .. Lines(columns, ResultSection.Operating, null),
            columns.Total("operating", "Jumlah beban usaha", Of(ResultSection.Operating, null)),
            Columns.Heading("Beban perkoperasian"),
            .. Lines(columns, ResultSection.Cooperative, null),
            columns.Total("cooperative", "Jumlah beban perkoperasian", Of(ResultSection.Cooperative, null)),
            Columns.Heading("Pendapatan dan beban lain"),
            .. Lines(columns, ResultSection.OtherIncome, null),
            .. Lines(columns, ResultSection.OtherExpense, null),
            columns.Total("before-tax", "SHU sebelum pajak", BeforeTax),
            .. Lines(columns, ResultSection.Tax, null),
            columns.Total("result", "SHU setelah pajak", c => BeforeTax(c) - Of(ResultSection.Tax, null)(c)),
        ];
        return new(StatementNames.Result, StatementNames.TitleOf(StatementNames.Result), rows);
    }

    private static long Net(Column column, Party party) =>
        Of(ResultSection.Business, party)(column) - Of(ResultSection.Cost, party)(column);

    private static long Gross(Column column) => Net(column, Party.Member) + Net(column, Party.NonMember);

    private static long BeforeTax(Column column) =>
        Gross(column)
        - Of(ResultSection.Operating, null)(column)
        - Of(ResultSection.Cooperative, null)(column)
        + Of(ResultSection.OtherIncome, null)(column)
        - Of(ResultSection.OtherExpense, null)(column);

    private static Func<Column, long> Of(ResultSection section, Party? party)
    {
        var lines = Of(section).Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        return column =>
            column
                .Split.Where(s => lines.Contains(s.Line) && (party is null || s.Party == party))
                .Sum(s => s.Amount);
    }

    private static IEnumerable<StatementRow> Lines(Columns columns, ResultSection section, Party? party) =>
        Columns.Told(
            Of(section)
                .Select(l =>
                    columns.Item(
                        party is { } one
                            ? $"{l.Code}-{(one == Party.Member ? "members" : "others")}"
                            : l.Code,
                        l.Name,
                        c =>
                            c.Split.Where(s => s.Line == l.Code && (party is null || s.Party == party))
                                .Sum(s => s.Amount),
                        new Behind(BehindKind.Line, l.Code)
                    )
                )
        );

    private static IEnumerable<StatementLine> Of(ResultSection section) =>
        BooksFigures.Chart.Lines.Where(l => l.Section == section);
}
