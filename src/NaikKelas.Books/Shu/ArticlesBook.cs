using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>The articles that hold for a book year.</summary>
/// <param name="Year">The year they were set for; null where the co-op has set none and the defaults are shown.</param>
/// <param name="Capital">What jasa modal is shared by.</param>
/// <param name="Business">What jasa usaha is shared by.</param>
/// <param name="Basis">Where they stand.</param>
/// <param name="Shares">Per cent of each fund that gets something.</param>
/// <param name="Version">Of the row; 0 where there is none.</param>
internal sealed record ArticlesCard(
    int? Year,
    CapitalBase Capital,
    BusinessBase Business,
    string Basis,
    IReadOnlyList<ShuShare> Shares,
    int Version
)
{
    public decimal PercentOf(string fund) => Shares.FirstOrDefault(s => s.Fund == fund)?.Percent ?? 0;

    /// <summary>Set by the co-op itself; until then nothing is divided by them.</summary>
    public bool Confirmed => Year is not null;
}

/// <summary>Reads how a co-op divides its SHU.</summary>
internal sealed class ArticlesBook(Db db)
{
    internal const int PointsOfPercent = 100;

    /// <summary>The latest that were set for this year or an earlier one.</summary>
    public async Task<ArticlesCard> OfAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var row = await db
            .ShuArticles.AsNoTracking()
            .Where(a => a.CooperativeId == id && a.Year <= year)
            .OrderByDescending(a => a.Year)
            .FirstOrDefaultAsync(ct);
        if (row is null)
            return new ArticlesCard(
                null,
                CapitalBase.PokokWajib,
                BusinessBase.Both,
                "",
                [.. ShuDefaults.Current.Funds.Select(f => new ShuShare(f.Fund, f.Percent))],
                0
            );
        var funds = await db
            .ShuArticleFunds.AsNoTracking()
            .Where(f => f.CooperativeId == id && f.Year == row.Year)
            .ToListAsync(ct);
        return new ArticlesCard(
            row.Year,
            row.CapitalBase,
            row.BusinessBase,
            row.Basis,
            [.. funds.Select(f => new ShuShare(f.Fund, f.Points / (decimal)PointsOfPercent))],
            row.Version
        );
    }
}
