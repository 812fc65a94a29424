using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Terms;

internal static class TermTables
{
    extension(Db db)
    {
        internal DbSet<SavingsTerm> SavingsTerms => db.Set<SavingsTerm>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<SavingsTerm>(term =>
        {
            term.ToTable(
                "savings_terms",
                t =>
                {
                    t.HasCheckConstraint("ck_savings_terms_months", "months BETWEEN 1 AND 60");
                    t.HasCheckConstraint("ck_savings_terms_rate", "rate BETWEEN 0 AND 10000");
                    t.HasCheckConstraint(
                        "ck_savings_terms_amount",
                        "amount > 0 AND penalty BETWEEN 0 AND amount"
                    );
                    t.HasCheckConstraint(
                        "ck_savings_terms_ended",
                        "(state = 'Running') = (ended_on IS NULL) AND (state = 'Broken') = (reason IS NOT NULL)"
                    );
                }
            );
            term.HasKey(t => new { t.CooperativeId, t.Id });
            term.Property(t => t.Reason).HasMaxLength(500);
            term.Property(t => t.Version).IsConcurrencyToken();
            term.HasIndex(t => new { t.CooperativeId, t.SubledgerId })
                .IsUnique()
                .HasFilter("state = 'Running'");
            term.HasIndex(t => new
                {
                    t.CooperativeId,
                    t.SubledgerId,
                    t.Number,
                })
                .IsUnique();
            term.HasIndex(t => new { t.CooperativeId, t.Extends }).IsUnique();
            term.HasIndex(t => new { t.CooperativeId, t.MaturesOn });
            term.HasOne<SubledgerAccount>().WithMany().Restrict(t => new { t.CooperativeId, t.SubledgerId });
            term.HasOne<SavingsTerm>().WithMany().Restrict(t => new { t.CooperativeId, t.Extends });
            term.HasOne<Journal>().WithMany().Restrict(t => new { t.CooperativeId, t.Seq });
        });
}
