using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Members;

internal static class MembersTables
{
    extension(Db db)
    {
        internal DbSet<SavingsProduct> SavingsProducts => db.Set<SavingsProduct>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<SavingsProduct>(product =>
        {
            product.ToTable(
                "savings_products",
                t =>
                {
                    t.HasCheckConstraint("ck_savings_products_amounts", "amount >= 0 AND floor >= 0");
                    t.HasCheckConstraint("ck_savings_products_rate", "rate BETWEEN 0 AND 10000");
                }
            );
            product.HasKey(p => new { p.CooperativeId, p.AccountCode });
            product.Property(p => p.AccountCode).HasMaxLength(20);
            product.Property(p => p.Letter).HasMaxLength(2);
            product.Property(p => p.Version).IsConcurrencyToken();
            product.HasIndex(p => new { p.CooperativeId, p.Letter }).IsUnique();
            product.HasOne<Account>().WithMany().Restrict(p => new { p.CooperativeId, p.AccountCode });
        });
}
