using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>The statement of changes in equity (laporan perubahan ekuitas), component by component.</summary>
internal static class EquityChanges
{
    public static Statement Of(BooksFigures figures)
    {
        var columns = new Columns(figures);
        var lines = BooksFigures.Chart.Lines.Where(l => l.Class == AccountClass.Equity).ToList();
        List<StatementRow> rows = [];
        foreach (var line in lines)
        {
            List<StatementRow> parts =
            [
                columns.Item($"{line.Code}-opening", "Saldo awal", c => c.Opening(line)),
                columns.Item(
                    $"{line.Code}-added",
                    "Penambahan",
                    c => c.Added(line),
                    new Behind(BehindKind.Line, line.Code)
                ),
                columns.Item(
                    $"{line.Code}-taken",
                    "Pengurangan",
                    c => -c.Taken(line),
                    new Behind(BehindKind.Line, line.Code)
                ),
            ];
            if (parts.TrueForAll(p => p is { Now: 0, Before: 0 }))
                continue;
            rows.Add(Columns.Heading(line.Name));
            rows.AddRange(parts);
            rows.Add(columns.Total($"{line.Code}-closing", "Saldo akhir", c => c.Closing(line)));
        }

        rows.Add(columns.Total("opening", "Ekuitas awal", c => lines.Sum(c.Opening)));
        rows.Add(columns.Total("closing", "Ekuitas akhir", c => lines.Sum(c.Closing)));
        return new(StatementNames.Equity, StatementNames.TitleOf(StatementNames.Equity), rows);
    }
}
