using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Bank;

/// <summary>A bank and the books at the end of a day (rekonsiliasi bank).</summary>
/// <param name="Account">The books' account of the bank.</param>
/// <param name="Name">Of it.</param>
/// <param name="Date">The day.</param>
/// <param name="Bank">What the bank says it holds, rupiah.</param>
/// <param name="Book">What the books say.</param>
/// <param name="Apart">What only the bank's lines say less what only the books say, since the first line of the bank.</param>
internal sealed record BankStand(string Account, string Name, DateOnly Date, long Bank, long Book, long Apart)
{
    /// <summary>What no line explains: the bank began from another balance, or lines of it are missing.</summary>
    public long Difference => Bank - (Book + Apart);
}

/// <summary>Reads what banks say they hold, beside the books.</summary>
internal sealed class BankBook(Db db)
{
    /// <summary>The last balance of each bank up to a day. Two questions, and three for each bank that told one.</summary>
    public async Task<IReadOnlyList<BankStand>> StandsAsync(
        OrganisationId id,
        DateOnly until,
        CancellationToken ct
    )
    {
        var practice = MonthPractice.Current;
        var told = await db
            .BankBalances.AsNoTracking()
            .Where(b => b.CooperativeId == id && b.Date <= until)
            .GroupBy(b => b.AccountCode)
            .Select(g => g.OrderByDescending(b => b.Date).First())
            .ToListAsync(ct);
        if (told.Count == 0)
            return [];
        var names = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == id && practice.Banks.Contains(a.Code))
            .ToDictionaryAsync(a => a.Code, a => a.Name, StringComparer.Ordinal, ct);
        List<BankStand> stands = [];
        foreach (var balance in told.OrderBy(b => b.AccountCode, StringComparer.Ordinal))
            stands.Add(await StandAsync(balance, names[balance.AccountCode], ct));
        return stands;
    }

    /// <summary>
    /// From the first line of the bank on both sides are added up: what was said by both falls out, whatever the day on
    /// which each of them says it.
    /// </summary>
    private async Task<BankStand> StandAsync(BankBalance told, string name, CancellationToken ct)
    {
        var (id, account, day) = (told.CooperativeId, told.AccountCode, told.Date);
        var lines = db
            .BankLines.AsNoTracking()
            .Where(l => l.CooperativeId == id && l.AccountCode == account && l.Date <= day);
        var bank = await lines
            .GroupBy(_ => 1)
            .Select(g => new { First = g.Min(l => l.Date), Sum = g.Sum(l => l.Amount.Value) })
            .SingleOrDefaultAsync(ct);
        var moved = db
            .JournalLines.AsNoTracking()
            .Where(l => l.CooperativeId == id && l.AccountCode == account && l.Date <= day);
        var book = await moved.SumAsync(l => l.Amount.Value, ct);
        var since = bank is null
            ? 0
            : await moved.Where(l => l.Date >= bank.First).SumAsync(l => l.Amount.Value, ct);
        return new BankStand(account, name, day, told.Balance.Value, book, (bank?.Sum ?? 0) - since);
    }
}
