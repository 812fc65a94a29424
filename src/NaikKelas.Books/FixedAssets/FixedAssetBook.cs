using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.FixedAssets;

/// <param name="Asset">Which.</param>
/// <param name="Before">What it had lost when the books were opened, rupiah: part of the opening balances.</param>
/// <param name="Posted">What was posted since and not taken back, rupiah.</param>
/// <param name="Disposal">How it left the books; null while it is there.</param>
internal sealed record AssetRow(FixedAsset Asset, long Before, long Posted, AssetDisposal? Disposal)
{
    public long Lost => Before + Posted;

    /// <summary>Book value, rupiah.</summary>
    public long Left => Disposal is null ? Asset.Cost.Value - Lost : 0;

    /// <summary>What the end of a month asks for and was not posted, rupiah.</summary>
    public long DueBy(int month) => Disposal is null ? Math.Max(0, Asset.LostBy(month) - Lost) : 0;
}

/// <param name="Asset">Which.</param>
/// <param name="Amount">What is still to be posted by the end of the month, rupiah above zero.</param>
internal sealed record DueDepreciation(FixedAsset Asset, long Amount);

/// <summary>Reads the register of fixed assets. Three questions, however many assets.</summary>
internal sealed class FixedAssetBook(Db db)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<AssetRow>> ListAsync(BooksCard books, CancellationToken ct)
    {
        var (id, opened) = (books.CooperativeId, MonthBefore(books.OpenedOn));
        var assets = await db
            .FixedAssets.AsNoTracking()
            .Where(a => a.CooperativeId == id)
            .OrderByDescending(a => a.AcquiredOn)
            .ThenBy(a => a.Id)
            .ToListAsync(ct);
        var posted = await PostedAsync(id, ct);
        var journals = db.Journals;
        var disposed = await db
            .AssetDisposals.AsNoTracking()
            .Where(d =>
                d.CooperativeId == id && !journals.Any(j => j.CooperativeId == id && j.Reverses == d.Seq)
            )
            .ToDictionaryAsync(d => d.AssetId, ct);
        return
        [
            .. assets.Select(a => new AssetRow(
                a,
                a.LostBy(opened),
                posted.GetValueOrDefault(a.Id),
                disposed.GetValueOrDefault(a.Id)
            )),
        ];
    }

    /// <summary>What the end of a month asks for and was not posted, months before it included.</summary>
    public async Task<IReadOnlyList<DueDepreciation>> DueAsync(
        BooksCard books,
        int month,
        CancellationToken ct
    ) =>
        [
            .. (await ListAsync(books, ct))
                .Select(r => new DueDepreciation(r.Asset, r.DueBy(month)))
                .Where(d => d.Amount > 0),
        ];

    private async Task<Dictionary<FixedAssetId, long>> PostedAsync(OrganisationId id, CancellationToken ct)
    {
        var journals = db.Journals;
        return await db
            .AssetDepreciations.AsNoTracking()
            .Where(d =>
                d.CooperativeId == id && !journals.Any(j => j.CooperativeId == id && j.Reverses == d.Seq)
            )
            .GroupBy(d => d.AssetId)
            .Select(g => new { g.Key, Sum = g.Sum(d => d.Amount.Value) })
            .ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
    }

    private static int MonthBefore(DateOnly day) =>
        Period.MonthOf(new DateOnly(day.Year, day.Month, 1).AddDays(-1));
}
