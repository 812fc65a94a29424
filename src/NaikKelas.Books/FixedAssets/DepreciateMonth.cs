using System.Globalization;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Months;
using NaikKelas.Kernel;

namespace NaikKelas.Books.FixedAssets;

/// <summary>
/// Use case: the depreciation that the end of a month asks for, in one journal on its last day. What was missed before is
/// caught up; asked again, there is nothing left to post.
/// </summary>
internal sealed class DepreciateMonth(Db db, LedgerDesk desk, FixedAssetBook book, MonthBook months)
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
                    return Refusal.Conflict("depreciation-same", $"Tidak ada penyusutan yang belum dicatat.");
                var last = MonthBook.EndOf(month);
                var posted = await desk.PostNextWithinAsync(
                    id,
                    new NewJournal(
                        $"depreciation:{month.ToString(CultureInfo.InvariantCulture)}:",
                        last,
                        $"Penyusutan aset tetap {last.ToString("MMMM yyyy", Rupiah.Culture)}",
                        LinesOf(due),
                        JournalKind.Adjustment,
                        books.MainUnitCode
                    ),
                    ct
                );
                if (posted.Refused)
                    return posted;
                db.AddRange(
                    due.Select(d => new AssetDepreciation
                    {
                        CooperativeId = id,
                        AssetId = d.Asset.Id,
                        Seq = posted.Value.Seq,
                        Month = month,
                        Amount = new Rupiah(d.Amount),
                    })
                );
                return posted;
            },
            ct
        );

    /// <summary>A cost and an accumulation for each unit and kind.</summary>
    private static List<NewLine> LinesOf(IReadOnlyList<DueDepreciation> due)
    {
        var practice = MonthPractice.Current;
        var kinds = practice.Assets.ToDictionary(k => k.Account, k => k.Accumulated, StringComparer.Ordinal);
        return
        [
            .. due.GroupBy(d => d.Asset.UnitCode, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new NewLine(practice.Depreciation, new Rupiah(g.Sum(d => d.Amount)), g.Key)),
            .. due.GroupBy(d => (Account: kinds[d.Asset.AccountCode], d.Asset.UnitCode))
                .OrderBy(g => g.Key)
                .Select(g => new NewLine(g.Key.Account, new Rupiah(-g.Sum(d => d.Amount)), g.Key.UnitCode)),
        ];
    }
}
