using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.SpreadCosts;

/// <param name="Cost">Which.</param>
/// <param name="Posted">What has become a cost and was not taken back, rupiah.</param>
internal sealed record SpreadRow(SpreadCost Cost, long Posted)
{
    public long Left => Cost.Amount.Value - Posted;

    /// <summary>Nothing more comes of it.</summary>
    public bool Ended => Posted >= Cost.CostBy(SpreadCost.Ever);
}

/// <param name="Cost">Which.</param>
/// <param name="Amount">What is still to be posted by the end of the month, rupiah above zero.</param>
internal sealed record DueShare(SpreadCost Cost, long Amount);

/// <summary>Reads costs of several months. Two questions, however many.</summary>
internal sealed class SpreadCostBook(Db db)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<SpreadRow>> ListAsync(BooksCard books, CancellationToken ct)
    {
        var (id, journals) = (books.CooperativeId, db.Journals);
        var costs = await db
            .SpreadCosts.AsNoTracking()
            .Where(c => c.CooperativeId == id)
            .OrderByDescending(c => c.FirstMonth)
            .ThenBy(c => c.Id)
            .ToListAsync(ct);
        var posted = await db
            .SpreadShares.AsNoTracking()
            .Where(s =>
                s.CooperativeId == id && !journals.Any(j => j.CooperativeId == id && j.Reverses == s.Seq)
            )
            .GroupBy(s => s.CostId)
            .Select(g => new { g.Key, Sum = g.Sum(s => s.Amount.Value) })
            .ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        return [.. costs.Select(c => new SpreadRow(c, posted.GetValueOrDefault(c.Id)))];
    }

    /// <summary>What the end of a month asks for and was not posted, months before it included.</summary>
    public async Task<IReadOnlyList<DueShare>> DueAsync(BooksCard books, int month, CancellationToken ct) =>
        DueOf(await ListAsync(books, ct), month);

    public static IReadOnlyList<DueShare> DueOf(IEnumerable<SpreadRow> rows, int month) =>
        [.. rows.Select(r => new DueShare(r.Cost, r.Cost.CostBy(month) - r.Posted)).Where(d => d.Amount > 0)];
}
