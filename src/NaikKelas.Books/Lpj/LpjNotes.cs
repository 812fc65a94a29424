using NaikKelas.Books.Budgets;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Lpj;

/// <summary>Notes to the accounts (CALK): what every line of the position is made of, account by account.</summary>
internal static class LpjNotes
{
    private static readonly AccountClass[] Sides =
    [
        AccountClass.Asset,
        AccountClass.Liability,
        AccountClass.Equity,
    ];

    public static IEnumerable<LpjBlock> Of(LpjFacts facts) =>
        Sides.Select(side =>
            LpjParts.Rows(
                side switch
                {
                    AccountClass.Asset => "Rincian aset",
                    AccountClass.Liability => "Rincian kewajiban",
                    _ => "Rincian ekuitas",
                },
                facts,
                BooksFigures.Chart.Lines.Where(l => l.Class == side).SelectMany(l => LinesOf(l, facts))
            )
        );

    /// <summary>The inventory as the ledger knows it: accounts, not single things.</summary>
    public static IEnumerable<LpjBlock> Inventory(LpjFacts facts)
    {
        List<StatementRow> rows =
        [
            .. BooksFigures
                .Chart.Lines.Where(l =>
                    LpjOutline.Current.FixedAssets.Contains(l.Code, StringComparer.Ordinal)
                )
                .SelectMany(l => LinesOf(l, facts)),
        ];
        return rows.Count == 0 ? [] : [LpjParts.Rows("Inventaris dan aset tetap menurut akun", facts, rows)];
    }

    private static IEnumerable<StatementRow> LinesOf(StatementLine line, LpjFacts facts)
    {
        var (now, before) = (facts.Columns.Now.Closing(line), facts.Columns.Before.Closing(line));
        var sign = line.Class == AccountClass.Asset ? 1 : -1;
        List<StatementRow> accounts =
        [
            .. Columns.Told(
                facts
                    .Figures.Accounts.Where(a => a.Line == line.Code)
                    .Select(a => new StatementRow(
                        a.Code,
                        a.Name,
                        RowKind.Item,
                        sign * Closing(facts.Figures.Now, a.Code),
                        sign * Closing(facts.Figures.Before, a.Code)
                    ))
            ),
        ];
        if (now == 0 && before == 0 && accounts.Count == 0)
            return [];
        // Results stand in income and expense until the SHU is divided (decision 0020).
        var (restNow, restBefore) = (now - accounts.Sum(a => a.Now), before - accounts.Sum(a => a.Before));
        if (restNow != 0 || restBefore != 0)
            accounts.Add(
                new StatementRow("held", "Hasil usaha yang belum dibagi", RowKind.Item, restNow, restBefore)
            );
        return [.. accounts, new StatementRow(line.Code, line.Name, RowKind.Total, now, before)];
    }

    private static long Closing(IReadOnlyList<AccountSum> sums, string account) =>
        sums.Where(s => s.Account == account).Sum(s => s.Closing);

    /// <summary>Next year's plan (RAPB) beside what the year came to, account by account.</summary>
    public static IEnumerable<LpjBlock> Plan(LpjFacts facts) =>
        !facts.Plan.IsPlanned
            ? []
            :
            [
                new LpjTable(
                    $"Rencana anggaran tahun {facts.Year + 1}",
                    [
                        new("Uraian", 6),
                        new($"Rencana {facts.Year + 1}", 2.4, Right: true),
                        new($"Realisasi {facts.Year}", 2.4, Right: true),
                    ],
                    [
                        .. PlanRows(facts.Plan, income: true, "Pendapatan"),
                        .. PlanRows(facts.Plan, income: false, "Beban"),
                        PlanRow("SHU", facts.Plan.Result(r => r.Planned), facts.Plan.Result(r => r.Before)),
                    ]
                ),
            ];

    private static IEnumerable<IReadOnlyList<string>> PlanRows(Budget plan, bool income, string heading) =>
        [
            [heading.ToUpper(Rupiah.Culture), "", ""],
            .. plan
                .Rows.Where(r => r.Income == income && (r.Planned != 0 || r.Before != 0))
                .Select(r => PlanRow($"\u2003{r.Name}", r.Planned, r.Before)),
            PlanRow(
                $"Jumlah {heading.ToLower(Rupiah.Culture)}",
                plan.Sum(income, r => r.Planned),
                plan.Sum(income, r => r.Before)
            ),
        ];

    private static IReadOnlyList<string> PlanRow(string label, long planned, long before) =>
        [label, LpjParts.Figure(planned), LpjParts.Figure(before)];
}
