using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Months;

/// <param name="Month">202501.</param>
/// <param name="State">Open where it was never closed.</param>
/// <param name="Reason">Why it was opened again, the last time.</param>
internal sealed record MonthRow(int Month, PeriodState State, string? Reason);

/// <summary>Reads months: their states, and the counts of the cash.</summary>
internal sealed class MonthBook(Db db, AgencyClock clock)
{
    /// <summary>A screen of them; older ones are found by their day.</summary>
    private const int CountsMax = 24;

    /// <summary>The months of a year that were kept and have begun, the newest first.</summary>
    public async Task<IReadOnlyList<MonthRow>> ListAsync(BooksCard books, int year, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var closed = await db
            .Periods.AsNoTracking()
            .Where(p => p.CooperativeId == id && p.Month / 100 == year)
            .ToDictionaryAsync(p => p.Month, ct);
        return
        [
            .. Enumerable
                .Range(1, 12)
                .Reverse()
                .Select(m => year * 100 + m)
                .Where(m => Has(books, m))
                .Select(m =>
                    closed.TryGetValue(m, out var p)
                        ? new MonthRow(m, p.State, p.Reason)
                        : new MonthRow(m, PeriodState.Open, null)
                ),
        ];
    }

    public bool Has(BooksCard books, int month) =>
        month % 100 is >= 1 and <= 12
        && month >= Period.MonthOf(books.OpenedOn)
        && month <= Period.MonthOf(clock.Today);

    public bool Over(int month) => clock.Today > EndOf(month);

    public static DateOnly EndOf(int month) => InterestBook.DaysOf(month).Last;

    /// <summary>Accounts of cash and bank in use, in the order of the chart.</summary>
    public Task<List<Account>> CashAsync(OrganisationId id, CancellationToken ct) =>
        db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == id && a.Cash && a.Active)
            .OrderBy(a => a.Code)
            .ToListAsync(ct);

    /// <summary>The last ones.</summary>
    public Task<IReadOnlyList<CashCount>> CountsAsync(OrganisationId id, CancellationToken ct) =>
        CountsAsync(id, DateOnly.MinValue, clock.Today, ct);

    /// <summary>The newest first. A difference that was posted and taken back stands as not posted.</summary>
    public async Task<IReadOnlyList<CashCount>> CountsAsync(
        OrganisationId id,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var journals = db.Journals;
        var counts = await db
            .CashCounts.AsNoTracking()
            .Where(c => c.CooperativeId == id && c.CountedOn >= first && c.CountedOn <= last)
            .OrderByDescending(c => c.CountedOn)
            .ThenBy(c => c.AccountCode)
            .Take(CountsMax)
            .Select(c => new
            {
                Count = c,
                Back = journals.Any(j => j.CooperativeId == id && j.Reverses == c.Seq && c.Seq != null),
            })
            .ToListAsync(ct);
        foreach (var count in counts.Where(c => c.Back))
            count.Count.Seq = null;
        return [.. counts.Select(c => c.Count)];
    }
}
