using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <summary>What an outlet earned in a month, with whom, and what it cost. All in rupiah.</summary>
/// <param name="SoldMembers">Sales to members.</param>
/// <param name="SoldOthers">Sales to others.</param>
/// <param name="CostMembers">What those had cost.</param>
/// <param name="CostOthers">What those had cost.</param>
/// <param name="Difference">What counts found missing, less what they found too much.</param>
/// <param name="OtherIncome">Income of the outlet that is no sale.</param>
/// <param name="Costs">Its own costs, account by account.</param>
internal sealed record OutletMonth(
    long SoldMembers,
    long SoldOthers,
    long CostMembers,
    long CostOthers,
    long Difference,
    long OtherIncome,
    IReadOnlyList<(string Account, long Amount)> Costs
)
{
    public long Sold => SoldMembers + SoldOthers;

    /// <summary>Before what counts found.</summary>
    public long Margin => Sold - CostMembers - CostOthers;

    public long Result => Margin - Difference + OtherIncome - Costs.Sum(c => c.Amount);
}

/// <param name="Name">Of the good.</param>
/// <param name="Measure">Of it.</param>
/// <param name="Quantity">Thousandths sold, less what was taken back.</param>
/// <param name="Revenue">Rupiah.</param>
internal sealed record BestSeller(string Name, string Measure, long Quantity, long Revenue);

/// <summary>Reads an outlet's month from the kept balances, and its best sellers from the cards.</summary>
internal sealed class OutletResults(Db db)
{
    private const int BestMax = 5;

    public async Task<OutletMonth> MonthAsync(BooksCard books, string outlet, int month, CancellationToken ct)
    {
        var (id, accounts, practice) = (books.CooperativeId, db.Accounts, OutletPractice.Current);
        var sums = await (
            from balance in db.Balances.AsNoTracking()
            join account in accounts
                on new { balance.CooperativeId, Code = balance.AccountCode } equals new
                {
                    account.CooperativeId,
                    account.Code,
                }
            where
                balance.CooperativeId == id
                && balance.UnitCode == outlet
                && balance.Month == month
                && (account.Class == AccountClass.Income || account.Class == AccountClass.Expense)
            orderby account.Code
            select new
            {
                account.Code,
                account.Name,
                account.Class,
                account.Line,
                balance.Party,
                Debit = balance.Debit.Value - balance.Credit.Value,
            }
        ).ToListAsync(ct);
        long Sold(bool member) =>
            sums.Where(s =>
                    practice.SalesLines.Contains(s.Line, StringComparer.Ordinal)
                    && (s.Party == Party.Member || s.Party == Party.None && s.Code == practice.SalesMember)
                        == member
                )
                .Sum(s => -s.Debit);
        long Cost(bool member) =>
            sums.Where(s =>
                    practice.CostLines.Contains(s.Line, StringComparer.Ordinal)
                    && s.Code != practice.Difference.Code
                    && s.Party == Party.Member == member
                )
                .Sum(s => s.Debit);
        return new OutletMonth(
            Sold(member: true),
            Sold(member: false),
            Cost(member: true),
            Cost(member: false),
            sums.Where(s => s.Code == practice.Difference.Code).Sum(s => s.Debit),
            sums.Where(s =>
                    s.Class == AccountClass.Income
                    && !practice.SalesLines.Contains(s.Line, StringComparer.Ordinal)
                )
                .Sum(s => -s.Debit),
            [
                .. sums.Where(s =>
                        s.Class == AccountClass.Expense
                        && !practice.CostLines.Contains(s.Line, StringComparer.Ordinal)
                    )
                    .GroupBy(s => s.Name, StringComparer.Ordinal)
                    .Select(g => (g.Key, g.Sum(s => s.Debit))),
            ]
        );
    }

    public async Task<IReadOnlyList<BestSeller>> BestAsync(
        BooksCard books,
        string outlet,
        int month,
        CancellationToken ct
    )
    {
        var (id, goods) = (books.CooperativeId, db.Goods);
        var first = new DateOnly(month / 100, month % 100, 1);
        var next = first.AddMonths(1);
        var sold = await (
            from move in db.StockMoves.AsNoTracking()
            join good in goods
                on new { move.CooperativeId, Id = move.GoodId } equals new { good.CooperativeId, good.Id }
            where
                move.CooperativeId == id
                && move.Date >= first
                && move.Date < next
                && good.UnitCode == outlet
                // A purchase that was taken back is no sale.
                && move.Revenue.Value != 0
            group move by new { good.Name, good.Measure } into g
            select new
            {
                g.Key.Name,
                g.Key.Measure,
                Quantity = g.Sum(m => -m.Quantity),
                Revenue = g.Sum(m => m.Revenue.Value),
            }
        ).ToListAsync(ct);
        return
        [
            .. sold.Where(s => s.Revenue > 0)
                .OrderByDescending(s => s.Revenue)
                .ThenBy(s => s.Name, StringComparer.Ordinal)
                .Take(BestMax)
                .Select(s => new BestSeller(s.Name, s.Measure, s.Quantity, s.Revenue)),
        ];
    }
}
