using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Months;

internal static class MonthTables
{
    extension(Db db)
    {
        internal DbSet<CashCount> CashCounts => db.Set<CashCount>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<CashCount>(count =>
        {
            count.ToTable("cash_counts", t => t.HasCheckConstraint("ck_cash_counts_counted", "counted >= 0"));
            count.HasKey(c => new
            {
                c.CooperativeId,
                c.AccountCode,
                c.CountedOn,
            });
            count.Property(c => c.Version).IsConcurrencyToken();
            count.Ignore(c => c.Difference);
            count.HasOne<Account>().WithMany().Restrict(c => new { c.CooperativeId, c.AccountCode });
            count.HasOne<Journal>().WithMany().Restrict(c => new { c.CooperativeId, c.Seq });
        });
}
