using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Bank;

internal static class BankTables
{
    extension(Db db)
    {
        internal DbSet<BankLine> BankLines => db.Set<BankLine>();

        internal DbSet<BankBalance> BankBalances => db.Set<BankBalance>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<BankBalance>(balance =>
        {
            balance.ToTable("bank_balances");
            balance.HasKey(b => new
            {
                b.CooperativeId,
                b.AccountCode,
                b.Date,
            });
            balance.Property(b => b.Version).IsConcurrencyToken();
            balance.HasOne<Account>().WithMany().Restrict(b => new { b.CooperativeId, b.AccountCode });
        });
        model.Entity<BankLine>(line =>
        {
            line.ToTable("bank_lines", t => t.HasCheckConstraint("ck_bank_lines_amount", "amount <> 0"));
            line.Ignore(l => l.IsBanksOwn);
            line.HasKey(l => new { l.CooperativeId, l.Id });
            line.Property(l => l.Description).HasMaxLength(500);
            line.Property(l => l.Mark).HasMaxLength(64);
            line.Property(l => l.Version).IsConcurrencyToken();
            line.HasIndex(l => new
                {
                    l.CooperativeId,
                    l.AccountCode,
                    l.Mark,
                })
                .IsUnique();
            // One journal answers one line of one bank.
            line.HasIndex(l => new
                {
                    l.CooperativeId,
                    l.AccountCode,
                    l.Seq,
                })
                .IsUnique();
            line.HasOne<Account>().WithMany().Restrict(l => new { l.CooperativeId, l.AccountCode });
            line.HasOne<Journal>().WithMany().Restrict(l => new { l.CooperativeId, l.Seq });
        });
    }
}
