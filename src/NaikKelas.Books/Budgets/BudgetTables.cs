using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Budgets;

internal static class BudgetTables
{
    extension(Db db)
    {
        internal DbSet<BudgetLine> BudgetLines => db.Set<BudgetLine>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<BudgetLine>(line =>
        {
            line.ToTable("budget_lines", t => t.HasCheckConstraint("ck_budget_lines_amount", "amount >= 0"));
            line.HasKey(l => new
            {
                l.CooperativeId,
                l.Year,
                l.AccountCode,
            });
            line.Property(l => l.Version).IsConcurrencyToken();
            line.HasOne<Account>().WithMany().Restrict(l => new { l.CooperativeId, l.AccountCode });
        });
}
