using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Statements;

/// <param name="Month">202501.</param>
/// <param name="Income">Rupiah.</param>
/// <param name="Expense">Rupiah.</param>
internal sealed record MonthResult(int Month, long Income, long Expense);

/// <summary>
/// Reads what statements are made of: one question to the kept balances a span, and one to the lines where the span ends
/// within a month.
/// </summary>
internal sealed class ReadFigures(Db db)
{
    public async Task<BooksFigures> RunAsync(
        OrganisationId cooperative,
        StatementSpan span,
        CancellationToken ct
    )
    {
        await db.ForCooperativeAsync(cooperative, ct);
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == cooperative)
            .OrderBy(a => a.Code)
            .Select(a => new StatementAccount(a.Code, a.Name, a.Class, a.Line, a.Flow, a.Cash))
            .ToListAsync(ct);
        var opened = await OpenedAsync(cooperative.Value, span, ct);
        return new BooksFigures(
            accounts,
            span,
            Apart(await SumsAsync(cooperative, span, ct), opened, span),
            Apart(await SumsAsync(cooperative, span.YearBefore, ct), opened, span.YearBefore)
        );
    }

    /// <summary>
    /// Opening balances are what a span begins with, not what happened in it; and no cash of the span. Results that were
    /// brought along within a year stay results of that year.
    /// </summary>
    private static IReadOnlyList<AccountSum> Apart(
        IReadOnlyList<AccountSum> sums,
        IReadOnlyList<OpenedRow> opened,
        StatementSpan span
    )
    {
        var rows = opened
            .Where(o => o.Date >= span.From && o.Date <= span.To)
            .ToDictionary(o => (o.Account, o.Unit, o.Party));
        return rows.Count == 0
            ? sums
            :
            [
                .. sums.Select(s =>
                    rows.GetValueOrDefault((s.Account, s.Unit, s.Party.ToString())) is not { } row ? s
                    : row.IsResult ? s with { Cash = s.Cash - row.Cash }
                    : s with
                    {
                        Prior = s.Prior + row.Debit - row.Credit,
                        Debit = s.Debit - row.Debit,
                        Credit = s.Credit - row.Credit,
                        Cash = s.Cash - row.Cash,
                    }
                ),
            ];
    }

    /// <summary>Income and expense month by month, from January to the month of a day; one question.</summary>
    public async Task<IReadOnlyList<MonthResult>> MonthsAsync(
        OrganisationId cooperative,
        DateOnly to,
        string? unit,
        CancellationToken ct
    )
    {
        var (first, last) = (to.Year * 100 + 1, Period.MonthOf(to));
        var (balances, accounts) = (db.Balances, db.Accounts);
        var sums = await (
            from balance in balances.AsNoTracking()
            join account in accounts.AsNoTracking()
                on new { balance.CooperativeId, Code = balance.AccountCode } equals new
                {
                    account.CooperativeId,
                    account.Code,
                }
            where
                balance.CooperativeId == cooperative
                && balance.Month >= first
                && balance.Month <= last
                && (unit == null || balance.UnitCode == unit)
                && (account.Class == AccountClass.Income || account.Class == AccountClass.Expense)
            group balance by new { balance.Month, account.Class } into g
            select new { g.Key, Sum = g.Sum(b => b.Debit.Value - b.Credit.Value) }
        ).ToListAsync(ct);
        return
        [
            .. sums.GroupBy(s => s.Key.Month)
                .OrderBy(g => g.Key)
                .Select(g => new MonthResult(
                    g.Key,
                    -g.Where(s => s.Key.Class == AccountClass.Income).Sum(s => s.Sum),
                    g.Where(s => s.Key.Class == AccountClass.Expense).Sum(s => s.Sum)
                )),
        ];
    }

    private async Task<IReadOnlyList<AccountSum>> SumsAsync(
        OrganisationId cooperative,
        StatementSpan span,
        CancellationToken ct
    )
    {
        var kept = await KeptAsync(cooperative.Value, span, ct);
        if (span.IsWhole)
            return [.. kept.Select(r => r.ToSum())];
        var loose = await LooseAsync(cooperative.Value, span, ct);
        return
        [
            .. kept.Concat(loose)
                .Select(r => r.ToSum())
                .GroupBy(s => (s.Account, s.Unit, s.Party))
                .Select(g => new AccountSum(
                    g.Key.Account,
                    g.Key.Unit,
                    g.Key.Party,
                    g.Sum(s => s.Prior),
                    g.Sum(s => s.Year),
                    g.Sum(s => s.Debit),
                    g.Sum(s => s.Credit),
                    g.Sum(s => s.Cash)
                )),
        ];
    }

    private Task<List<Row>> KeptAsync(Guid cooperative, StatementSpan span, CancellationToken ct)
    {
        var (year, month, last) = (span.FirstOfYear, span.FirstMonth, span.LastWhole);
        return db
            .Database.SqlQuery<Row>(
                $"""
                SELECT account_code AS "Account", unit_code AS "Unit", party AS "Party",
                    CAST(SUM(CASE WHEN month < {year} THEN debit - credit ELSE 0 END) AS bigint) AS "Prior",
                    CAST(SUM(CASE WHEN month >= {year} AND month < {month} THEN debit - credit ELSE 0 END) AS bigint) AS "Year",
                    CAST(SUM(CASE WHEN month >= {month} THEN debit ELSE 0 END) AS bigint) AS "Debit",
                    CAST(SUM(CASE WHEN month >= {month} THEN credit ELSE 0 END) AS bigint) AS "Credit",
                    CAST(SUM(CASE WHEN month >= {month} THEN cash ELSE 0 END) AS bigint) AS "Cash"
                FROM balances WHERE cooperative_id = {cooperative} AND month <= {last}
                GROUP BY account_code, unit_code, party
                """
            )
            .ToListAsync(ct);
    }

    /// <summary>The opening journals, where their day lies in the span or in the same span a year before.</summary>
    private async Task<List<OpenedRow>> OpenedAsync(
        Guid cooperative,
        StatementSpan span,
        CancellationToken ct
    )
    {
        var (first, last, opening) = (span.YearBefore.From, span.To, nameof(JournalKind.Opening));
        return await db
            .Database.SqlQuery<OpenedRow>(
                $"""
                SELECT j.date AS "Date", l.account_code AS "Account", l.unit_code AS "Unit", l.party AS "Party",
                    a.class IN ('Income', 'Expense') AS "IsResult",
                    CAST(SUM(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END) AS bigint) AS "Debit",
                    CAST(SUM(CASE WHEN l.amount < 0 THEN -l.amount ELSE 0 END) AS bigint) AS "Credit",
                    CAST(SUM(CASE WHEN a.cash OR NOT EXISTS (
                        SELECT 1 FROM journal_lines c
                        JOIN accounts k ON k.cooperative_id = c.cooperative_id AND k.code = c.account_code AND k.cash
                        WHERE c.cooperative_id = l.cooperative_id AND c.seq = l.seq)
                        THEN 0 ELSE -l.amount END) AS bigint) AS "Cash"
                FROM books b CROSS JOIN journals j CROSS JOIN journal_lines l CROSS JOIN accounts a
                WHERE b.cooperative_id = {cooperative} AND b.opened_on BETWEEN {first} AND {last}
                    AND j.cooperative_id = b.cooperative_id AND j.date = b.opened_on AND j.kind = {opening}
                    AND l.cooperative_id = j.cooperative_id AND l.seq = j.seq
                    AND a.cooperative_id = l.cooperative_id AND a.code = l.account_code
                GROUP BY j.date, l.account_code, l.unit_code, l.party, a.class
                """
            )
            .ToListAsync(ct);
    }

    private sealed record OpenedRow(
        DateOnly Date,
        string Account,
        string Unit,
        string Party,
        bool IsResult,
        long Debit,
        long Credit,
        long Cash
    );

    /// <summary>The first days of the span's last month. CROSS JOIN keeps SQLite to that order: the days, then their lines.</summary>
    private Task<List<Row>> LooseAsync(Guid cooperative, StatementSpan span, CancellationToken ct)
    {
        var (first, last) = (span.FirstLoose, span.To);
        return db
            .Database.SqlQuery<Row>(
                $"""
                SELECT l.account_code AS "Account", l.unit_code AS "Unit", l.party AS "Party",
                    CAST(0 AS bigint) AS "Prior", CAST(0 AS bigint) AS "Year",
                    CAST(SUM(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END) AS bigint) AS "Debit",
                    CAST(SUM(CASE WHEN l.amount < 0 THEN -l.amount ELSE 0 END) AS bigint) AS "Credit",
                    CAST(SUM(CASE WHEN a.cash OR NOT EXISTS (
                        SELECT 1 FROM journal_lines c
                        JOIN accounts k ON k.cooperative_id = c.cooperative_id AND k.code = c.account_code AND k.cash
                        WHERE c.cooperative_id = l.cooperative_id AND c.seq = l.seq)
                        THEN 0 ELSE -l.amount END) AS bigint) AS "Cash"
                FROM journals j CROSS JOIN journal_lines l CROSS JOIN accounts a
                WHERE j.cooperative_id = {cooperative} AND j.date BETWEEN {first} AND {last}
                    AND l.cooperative_id = j.cooperative_id AND l.seq = j.seq
                    AND a.cooperative_id = l.cooperative_id AND a.code = l.account_code
                GROUP BY l.account_code, l.unit_code, l.party
                """
            )
            .ToListAsync(ct);
    }

    private sealed record Row(
        string Account,
        string Unit,
        string Party,
        long Prior,
        long Year,
        long Debit,
        long Credit,
        long Cash
    )
    {
        public AccountSum ToSum() =>
            new(Account, Unit, Enum.Parse<Party>(Party), Prior, Year, Debit, Credit, Cash);
    }
}
