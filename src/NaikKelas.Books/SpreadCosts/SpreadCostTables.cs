using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.SpreadCosts;

internal static class SpreadCostTables
{
    extension(Db db)
    {
        internal DbSet<SpreadCost> SpreadCosts => db.Set<SpreadCost>();

        internal DbSet<SpreadShare> SpreadShares => db.Set<SpreadShare>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<SpreadCost>(cost =>
        {
            cost.ToTable(
                "spread_costs",
                t => t.HasCheckConstraint("ck_spread_costs_amount", "amount > 0 AND months BETWEEN 1 AND 120")
            );
            cost.HasKey(c => new { c.CooperativeId, c.Id });
            cost.Property(c => c.Version).IsConcurrencyToken();
            cost.HasOne<Account>().WithMany().Restrict(c => new { c.CooperativeId, c.AccountCode });
            cost.HasOne<BusinessUnit>().WithMany().Restrict(c => new { c.CooperativeId, c.UnitCode });
        });
        model.Entity<SpreadShare>(share =>
        {
            share.ToTable(
                "spread_shares",
                t => t.HasCheckConstraint("ck_spread_shares_amount", "amount > 0")
            );
            share.HasKey(s => new
            {
                s.CooperativeId,
                s.CostId,
                s.Seq,
            });
            share.HasOne<SpreadCost>().WithMany().Restrict(s => new { s.CooperativeId, s.CostId });
            share.HasOne<Journal>().WithMany().Restrict(s => new { s.CooperativeId, s.Seq });
            share.NotAudited("The journal it belongs to is its own trail.");
        });
    }
}
