using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>The statement of financial position (laporan posisi keuangan). It balances on every day.</summary>
internal static class Position
{
    public static Statement Of(BooksFigures figures)
    {
        var columns = new Columns(figures);
        List<StatementRow> rows = [];
        Add(AccountClass.Asset, "Aset", "total-assets", "Jumlah aset");
        Add(AccountClass.Liability, "Kewajiban", "total-liabilities", "Jumlah kewajiban");
        Add(AccountClass.Equity, "Ekuitas", "total-equity", "Jumlah ekuitas");
        // What a unit lent to the others stands with neither side; all units together have none.
        rows.AddRange(Columns.Told([columns.Item("between-units", "Rekening antar unit", c => -c.Inside)]));
        rows.Add(
            columns.Total(
                "total-claims",
                "Jumlah kewajiban dan ekuitas",
                c => Sum(c, AccountClass.Liability) + Sum(c, AccountClass.Equity) - c.Inside
            )
        );
        return new(StatementNames.Position, StatementNames.TitleOf(StatementNames.Position), rows);

        void Add(AccountClass side, string heading, string key, string total)
        {
            rows.Add(Columns.Heading(heading));
            rows.AddRange(
                Columns.Told(
                    BooksFigures
                        .Chart.Lines.Where(l => l.Class == side)
                        .Select(l =>
                            columns.Item(
                                l.Code,
                                l.Name,
                                c => c.Closing(l),
                                new Behind(BehindKind.Line, l.Code)
                            )
                        )
                )
            );
            rows.Add(columns.Total(key, total, c => Sum(c, side)));
        }
    }

    public static long Sum(Column column, AccountClass side) =>
        BooksFigures.Chart.Lines.Where(l => l.Class == side).Sum(column.Closing);
}
