using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;

namespace NaikKelas.Books.SpreadCosts;

/// <summary>
/// Use cases of a cost of several months: the shares that the end of a month asks for, in one journal on its last day,
/// months that were missed included; and its end before all months are over.
/// </summary>
internal sealed class SpreadMonth(Db db, LedgerDesk desk, SpreadCostBook book, MonthBook months)
{
    public Task<Result<Posted>> RunAsync(BooksCard books, int month, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                if (!months.Has(books, month) || !months.Over(month))
                    return Refusal.Conflict(
                        "month-over",
                        $"Bulan ini belum berakhir, atau sebelum pembukuan dibuka."
                    );
                var due = await book.DueAsync(books, month, ct);
                if (due.Count == 0)
                    return Refusal.Conflict("spread-same", $"Tidak ada bagian beban yang belum dicatat.");
                var last = MonthBook.EndOf(month);
                var posted = await desk.PostNextWithinAsync(
                    id,
                    new NewJournal(
                        $"spread:{month.ToString(CultureInfo.InvariantCulture)}:",
                        last,
                        $"Beban bulan {last.ToString("MMMM yyyy", Rupiah.Culture)}: {Names(due)}",
                        LinesOf(due),
                        JournalKind.Adjustment,
                        books.MainUnitCode
                    ),
                    ct
                );
                if (posted.Refused)
                    return posted;
                db.AddRange(
                    due.Select(d => new SpreadShare
                    {
                        CooperativeId = id,
                        CostId = d.Cost.Id,
                        Seq = posted.Value.Seq,
                        Month = month,
                        Amount = new Rupiah(d.Amount),
                    })
                );
                return posted;
            },
            ct
        );

    /// <summary>The contract ended, or the cost will not come: no months after this one.</summary>
    /// <param name="books">Whose.</param>
    /// <param name="cost">One that still runs.</param>
    /// <param name="month">Its last: over, and not before a month that was posted.</param>
    /// <param name="ct">Ends the asking.</param>
    public Task<Result<Kernel.Unit>> EndAsync(BooksCard books, Guid cost, int month, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var (id, wanted) = (books.CooperativeId, new SpreadCostId(cost));
                await db.HoldBooksAsync(id, ct);
                var found = await db.SpreadCosts.SingleOrDefaultAsync(
                    c => c.CooperativeId == id && c.Id == wanted,
                    ct
                );
                if (found is null)
                    return Refusal.NotFound($"Beban ini tidak ada.");
                if (found.UntilMonth is not null)
                    return Refusal.Conflict("spread-ended", $"Beban ini sudah dihentikan.");
                if (
                    await db.SpreadShares.AnyAsync(
                        s => s.CooperativeId == id && s.CostId == wanted && s.Month > month,
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "spread-posted",
                        $"Bulan sesudahnya sudah dicatat. Hentikan mulai bulan itu."
                    );
                found.UntilMonth = month;
                found.Version++;
                return default(Kernel.Unit);
            },
            ct
        );

    /// <summary>Two names at most: a description has its end.</summary>
    private static string Names(IReadOnlyList<DueShare> due) =>
        string.Join(", ", due.Take(2).Select(d => d.Cost.Name)) + (due.Count > 2 ? $" +{due.Count - 2}" : "");

    private static List<NewLine> LinesOf(IReadOnlyList<DueShare> due)
    {
        var practice = MonthPractice.Current;
        return
        [
            .. due.GroupBy(d => (d.Cost.AccountCode, d.Cost.UnitCode))
                .OrderBy(g => g.Key)
                .Select(g => new NewLine(
                    g.Key.AccountCode,
                    new Rupiah(g.Sum(d => d.Amount)),
                    g.Key.UnitCode
                )),
            .. due.GroupBy(d =>
                    (
                        Account: d.Cost.Kind == SpreadKind.Prepaid ? practice.Prepaid : practice.Accrued,
                        d.Cost.UnitCode
                    )
                )
                .OrderBy(g => g.Key)
                .Select(g => new NewLine(g.Key.Account, new Rupiah(-g.Sum(d => d.Amount)), g.Key.UnitCode)),
        ];
    }
}
