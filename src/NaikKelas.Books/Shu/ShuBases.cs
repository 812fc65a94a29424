using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>Reads what members' parts are reckoned from: their savings, and their business with the co-op.</summary>
internal sealed class ShuBases(Db db)
{
    private const int MonthsOfYear = 12;

    /// <summary>Rupiah by member; those with nothing are left out.</summary>
    public async Task<Dictionary<MemberId, (long Capital, long Business)>> OfAsync(
        OrganisationId id,
        int year,
        ArticlesCard articles,
        CancellationToken ct
    )
    {
        var capital = await CapitalAsync(id, year, articles.Capital, ct);
        var business = await BusinessAsync(id, year, articles.Business, ct);
        return capital
            .Keys.Union(business.Keys)
            .Select(m => (Member: m, Base: (capital.GetValueOrDefault(m), business.GetValueOrDefault(m))))
            .Where(b => b.Base is not (0, 0))
            .ToDictionary(b => b.Member, b => b.Base);
    }

    private async Task<Dictionary<MemberId, long>> CapitalAsync(
        OrganisationId id,
        int year,
        CapitalBase wanted,
        CancellationToken ct
    )
    {
        var last = BookYear.EndOf(year);
        var products = await db
            .SavingsProducts.AsNoTracking()
            .Where(p =>
                p.CooperativeId == id
                && (
                    wanted == CapitalBase.AllSavings
                    || p.Kind == SavingsKind.Pokok
                    || p.Kind == SavingsKind.Wajib
                )
            )
            .Select(p => p.AccountCode)
            .ToListAsync(ct);
        var rows = db.SubledgerAccounts.AsNoTracking();
        var sums = await (
            from line in db.JournalLines.AsNoTracking()
            join row in rows
                on new { line.CooperativeId, Id = line.SubledgerId } equals new
                {
                    row.CooperativeId,
                    Id = (SubledgerId?)row.Id,
                }
            where line.CooperativeId == id && line.Date <= last && products.Contains(line.AccountCode)
            // What was saved before the year has stood there in every month of it.
            group line by new { row.MemberId, Month = line.Date.Year < year ? 1 : line.Date.Month } into g
            select new { g.Key, Sum = g.Sum(l => -l.Amount.Value) }
        ).ToListAsync(ct);
        return sums.Where(s => s.Key.MemberId is not null)
            .GroupBy(s => s.Key.MemberId!.Value)
            .ToDictionary(
                g => g.Key,
                g =>
                    wanted == CapitalBase.AverageMonthEnds
                        ? Math.Max(0, g.Sum(s => s.Sum * (MonthsOfYear + 1 - s.Key.Month))) / MonthsOfYear
                        : Math.Max(0, g.Sum(s => s.Sum))
            );
    }

    private async Task<Dictionary<MemberId, long>> BusinessAsync(
        OrganisationId id,
        int year,
        BusinessBase wanted,
        CancellationToken ct
    )
    {
        var (first, last, defaults) = (new DateOnly(year, 1, 1), BookYear.EndOf(year), ShuDefaults.Current);
        List<string> accounts =
        [
            .. wanted == BusinessBase.Purchases ? [] : defaults.LoanService,
            .. wanted == BusinessBase.LoanService ? [] : defaults.Purchases,
        ];
        var sums = await db
            .JournalLines.AsNoTracking()
            .Where(l =>
                l.CooperativeId == id
                && l.Date >= first
                && l.Date <= last
                && l.MemberId != null
                && accounts.Contains(l.AccountCode)
            )
            .GroupBy(l => l.MemberId)
            .Select(g => new { g.Key, Sum = g.Sum(l => -l.Amount.Value) })
            .ToListAsync(ct);
        return sums.ToDictionary(s => s.Key!.Value, s => Math.Max(0, s.Sum));
    }
}
