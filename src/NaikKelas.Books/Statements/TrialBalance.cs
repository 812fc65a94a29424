namespace NaikKelas.Books.Statements;

/// <param name="Account">Its code.</param>
/// <param name="Name">As in the chart.</param>
/// <param name="Opening">Debit positive, credit negative.</param>
/// <param name="Debit">Within the span.</param>
/// <param name="Credit">Within the span, positive.</param>
/// <param name="Closing">Opening plus debit less credit.</param>
internal sealed record TrialBalanceRow(
    string Account,
    string Name,
    long Opening,
    long Debit,
    long Credit,
    long Closing
);

/// <summary>The trial balance (neraca saldo), as the ledger has it: nothing is reckoned into it.</summary>
internal static class TrialBalance
{
    /// <summary>Accounts without any movement and balance are left out.</summary>
    public static IReadOnlyList<TrialBalanceRow> Of(
        IReadOnlyList<StatementAccount> accounts,
        IReadOnlyList<AccountSum> sums
    )
    {
        var byAccount = sums.ToLookup(s => s.Account, StringComparer.Ordinal);
        return
        [
            .. accounts
                .Select(a => new TrialBalanceRow(
                    a.Code,
                    a.Name,
                    byAccount[a.Code].Sum(s => s.Opening),
                    byAccount[a.Code].Sum(s => s.Debit),
                    byAccount[a.Code].Sum(s => s.Credit),
                    byAccount[a.Code].Sum(s => s.Closing)
                ))
                .Where(r => r is not { Opening: 0, Debit: 0, Credit: 0 }),
        ];
    }

    /// <summary>In two columns, beside the other statements: closing balances, debit positive.</summary>
    public static Statement Of(BooksFigures figures)
    {
        var before = Of(figures.Accounts, figures.Before)
            .ToDictionary(r => r.Account, r => r.Closing, StringComparer.Ordinal);
        var now = Of(figures.Accounts, figures.Now)
            .ToDictionary(r => r.Account, r => r.Closing, StringComparer.Ordinal);
        var rows = figures
            .Accounts.Where(a => now.ContainsKey(a.Code) || before.ContainsKey(a.Code))
            .Select(a => new StatementRow(
                a.Code,
                $"{a.Code} {a.Name}",
                RowKind.Item,
                now.GetValueOrDefault(a.Code),
                before.GetValueOrDefault(a.Code),
                new Behind(BehindKind.Account, a.Code)
            ))
            .ToList();
        rows.Add(Total("total-debit", "Jumlah debit", rows, r => Math.Max(r, 0)));
        rows.Add(Total("total-credit", "Jumlah kredit", rows[..^1], r => Math.Min(r, 0)));
        return new(StatementNames.TrialBalance, StatementNames.TitleOf(StatementNames.TrialBalance), rows);
    }

    private static StatementRow Total(
        string key,
        string label,
        List<StatementRow> rows,
        Func<long, long> side
    ) => new(key, label, RowKind.Total, rows.Sum(r => side(r.Now)), rows.Sum(r => side(r.Before)));
}
