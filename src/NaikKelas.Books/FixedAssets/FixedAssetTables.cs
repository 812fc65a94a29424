using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.FixedAssets;

internal static class FixedAssetTables
{
    extension(Db db)
    {
        internal DbSet<FixedAsset> FixedAssets => db.Set<FixedAsset>();

        internal DbSet<AssetDepreciation> AssetDepreciations => db.Set<AssetDepreciation>();

        internal DbSet<AssetDisposal> AssetDisposals => db.Set<AssetDisposal>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<FixedAsset>(asset =>
        {
            asset.ToTable(
                "fixed_assets",
                t =>
                    t.HasCheckConstraint(
                        "ck_fixed_assets_cost",
                        "cost > 0 AND residual BETWEEN 0 AND cost AND months BETWEEN 1 AND 600"
                    )
            );
            asset.HasKey(a => new { a.CooperativeId, a.Id });
            asset.Property(a => a.Version).IsConcurrencyToken();
            asset.HasOne<Account>().WithMany().Restrict(a => new { a.CooperativeId, a.AccountCode });
            asset.HasOne<BusinessUnit>().WithMany().Restrict(a => new { a.CooperativeId, a.UnitCode });
        });
        model.Entity<AssetDepreciation>(row =>
        {
            row.ToTable(
                "asset_depreciations",
                t => t.HasCheckConstraint("ck_asset_depreciations_amount", "amount > 0")
            );
            row.HasKey(r => new
            {
                r.CooperativeId,
                r.AssetId,
                r.Seq,
            });
            row.HasOne<FixedAsset>().WithMany().Restrict(r => new { r.CooperativeId, r.AssetId });
            row.HasOne<Journal>().WithMany().Restrict(r => new { r.CooperativeId, r.Seq });
            row.NotAudited("The journal it belongs to is its own trail.");
        });
        model.Entity<AssetDisposal>(row =>
        {
            row.ToTable(
                "asset_disposals",
                t => t.HasCheckConstraint("ck_asset_disposals_proceeds", "proceeds >= 0")
            );
            row.HasKey(r => new
            {
                r.CooperativeId,
                r.AssetId,
                r.Seq,
            });
            row.HasOne<FixedAsset>().WithMany().Restrict(r => new { r.CooperativeId, r.AssetId });
            row.HasOne<Journal>().WithMany().Restrict(r => new { r.CooperativeId, r.Seq });
        });
    }
}
