using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.Opening;

internal static class OpeningTables
{
    extension(Db db)
    {
        internal DbSet<OpeningAmount> OpeningAmounts => db.Set<OpeningAmount>();

        internal DbSet<OpeningSaving> OpeningSavings => db.Set<OpeningSaving>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<OpeningAmount>(amount =>
        {
            amount.ToTable("opening_amounts");
            amount.HasKey(a => new
            {
                a.CooperativeId,
                a.AccountCode,
                a.UnitCode,
            });
            amount.Property(a => a.AccountCode).HasMaxLength(20);
            amount.Property(a => a.UnitCode).HasMaxLength(20);
            amount.HasOne<Account>().WithMany().Restrict(a => new { a.CooperativeId, a.AccountCode });
            amount.HasOne<BusinessUnit>().WithMany().Restrict(a => new { a.CooperativeId, a.UnitCode });
            amount.NotAudited("A draft: what comes of it stands in the journals.");
        });
        model.Entity<OpeningSaving>(saving =>
        {
            saving.ToTable(
                "opening_savings",
                t => t.HasCheckConstraint("ck_opening_savings_amount", "amount >= 0")
            );
            saving.HasKey(s => new { s.CooperativeId, s.SubledgerId });
            saving
                .HasOne<SubledgerAccount>()
                .WithMany()
                .Restrict(s => new { s.CooperativeId, s.SubledgerId });
            saving.NotAudited("A draft: what comes of it stands in the journals.");
        });
    }
}
