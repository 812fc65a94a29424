using NaikKelas.Books.Charts;

namespace NaikKelas.Books.Statements;

/// <summary>
/// The cash flow statement, direct: each journal that touches cash tells by its other accounts where cash came from or
/// went. It ties to the change of cash to the rupiah.
/// </summary>
internal static class CashFlow
{
    private static readonly IReadOnlyList<(FlowGroup Group, string Key, string Activity)> Groups =
    [
        (FlowGroup.Operating, "operating", "aktivitas operasi"),
        (FlowGroup.Investing, "investing", "aktivitas investasi"),
        (FlowGroup.Financing, "financing", "aktivitas pendanaan"),
    ];

    private static readonly HashSet<string> Known = BooksFigures
        .Chart.Flows.Select(f => f.Code)
        .ToHashSet(StringComparer.Ordinal);

    public static Statement Of(BooksFigures figures)
    {
        var columns = new Columns(figures);
        return new(
            StatementNames.CashFlow,
            StatementNames.TitleOf(StatementNames.CashFlow),
            [
                .. Groups.SelectMany(g => RowsOf(columns, g.Group, g.Key, g.Activity)),
                // Cash of one unit moved by another's business; all units together have none.
                .. Columns.Told([
                    columns.Item(
                        "between-units",
                        "Rekening antar unit",
                        c => Change(c) - Groups.Sum(g => In(c, g.Group))
                    ),
                ]),
                columns.Total("change", "Kenaikan (penurunan) kas", Change),
                columns.Item("opening", "Kas awal", c => c.CashOpening),
                columns.Total("closing", "Kas akhir", c => c.CashClosing),
            ]
        );
    }

    private static IEnumerable<StatementRow> RowsOf(
        Columns columns,
        FlowGroup group,
        string key,
        string activity
    ) =>
        [
            Columns.Heading($"Arus kas dari {activity}"),
            .. Columns.Told(
                FlowsOf(group)
                    .Select(f =>
                        columns.Item(f.Code, f.Name, c => c.Flow(f.Code), new Behind(BehindKind.Flow, f.Code))
                    )
            ),
            .. group == FlowGroup.Operating
                ? Columns.Told([columns.Item("elsewhere", "Arus kas lain", c => c.FlowElsewhere(Known))])
                : [],
            columns.Total(key, $"Kas neto {activity}", c => In(c, group)),
        ];

    private static long Change(Column column) => column.CashClosing - column.CashOpening;

    private static long In(Column column, FlowGroup group) =>
        FlowsOf(group).Sum(f => column.Flow(f.Code))
        + (group == FlowGroup.Operating ? column.FlowElsewhere(Known) : 0);

    private static IEnumerable<FlowLine> FlowsOf(FlowGroup group) =>
        BooksFigures.Chart.Flows.Where(f => f.Group == group);
}
