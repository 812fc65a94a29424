namespace NaikKelas.Books.Statements;

/// <summary>The statements tie to each other and to the ledger, to the rupiah. What does not is named.</summary>
internal static class Ties
{
    /// <returns>Names of the ties that do not hold, Indonesian; empty as it must be.</returns>
    public static IReadOnlyList<string> Broken(BooksFigures figures)
    {
        var (position, result) = (
            StatementSet.Of(StatementNames.Position, figures),
            StatementSet.Of(StatementNames.Result, figures)
        );
        var (equity, cash, trial) = (
            StatementSet.Of(StatementNames.Equity, figures),
            StatementSet.Of(StatementNames.CashFlow, figures),
            StatementSet.Of(StatementNames.TrialBalance, figures)
        );
        var columns = new Columns(figures);
        List<string> broken = [];
        Tie(
            "aset dengan kewajiban dan ekuitas",
            r => r(position["total-assets"]) == r(position["total-claims"])
        );
        Tie("ekuitas dengan perubahannya", r => r(position["total-equity"]) == r(equity["closing"]));
        Tie("kas dengan arusnya", r => r(cash["opening"]) + r(cash["change"]) == r(cash["closing"]));
        if (result["result"].Now != columns.Now.Result || result["result"].Before != columns.Before.Result)
            broken.Add("SHU dengan buku besar");
        // Of all units together only: one unit may stand in debt to another.
        if (columns.Now.Inside == 0 && columns.Before.Inside == 0)
            Tie("debit dengan kredit", r => r(trial["total-debit"]) + r(trial["total-credit"]) == 0);
        return broken;

        void Tie(string name, Func<Func<StatementRow, long>, bool> holds)
        {
            if (!holds(r => r.Now) || !holds(r => r.Before))
                broken.Add(name);
        }
    }
}

/// <summary>The figures a treasurer looks for first; each leads to the statement it is taken from.</summary>
internal static class Summary
{
    /// <summary>The key of each is the code of that statement.</summary>
    public static IReadOnlyList<StatementRow> Of(BooksFigures figures)
    {
        var (cash, position, result) = (
            CashFlow.Of(figures)["closing"],
            Position.Of(figures),
            BusinessResult.Of(figures)
        );
        return
        [
            cash with
            {
                Key = StatementNames.CashFlow,
                Label = "Kas dan bank",
            },
            position["total-assets"] with
            {
                Key = StatementNames.Position,
                Label = "Harta",
            },
            position["total-liabilities"] with
            {
                Key = StatementNames.Position,
                Label = "Kewajiban",
            },
            result["result"] with
            {
                Key = StatementNames.Result,
                Label = "SHU",
            },
        ];
    }
}
