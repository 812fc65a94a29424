using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Members;
using NaikKelas.Books.Proof;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry;

namespace NaikKelas.Books.Ledger;

/// <summary>
/// The ledger's tables. The co-op stands first in every key, so that PostgreSQL can be spread by co-op. What must never
/// happen is refused by triggers in <c>0100_ledger.sql</c>, whoever writes.
/// </summary>
internal static class LedgerTables
{
    extension(Db db)
    {
        internal DbSet<CooperativeBooks> Books => db.Set<CooperativeBooks>();

        internal DbSet<BookHead> BookHeads => db.Set<BookHead>();

        internal DbSet<BusinessUnit> BusinessUnits => db.Set<BusinessUnit>();

        internal DbSet<Account> Accounts => db.Set<Account>();

        internal DbSet<Period> Periods => db.Set<Period>();

        internal DbSet<Journal> Journals => db.Set<Journal>();

        internal DbSet<JournalLine> JournalLines => db.Set<JournalLine>();

        internal DbSet<JournalCounter> JournalCounters => db.Set<JournalCounter>();

        internal DbSet<Balance> Balances => db.Set<Balance>();

        internal DbSet<SubledgerAccount> SubledgerAccounts => db.Set<SubledgerAccount>();

        internal DbSet<BookProof> BookProofs => db.Set<BookProof>();

        internal DbSet<Member> Members => db.Set<Member>();
    }

    internal static void Map(ModelBuilder model)
    {
        MapChart(model);
        MapJournals(model);
        MapLines(model);
        MapCounters(model);
        MapKept(model);
    }

    private static void MapChart(ModelBuilder model)
    {
        model.Entity<CooperativeBooks>(books =>
        {
            books.ToTable("books");
            books.HasKey(b => b.CooperativeId);
            books.Property(b => b.Version).IsConcurrencyToken();
            books.ReferencesOrganisationOnce(b => b.CooperativeId);
        });
        model.Entity<BookHead>(head =>
        {
            head.ToTable("book_heads");
            head.HasKey(h => h.CooperativeId);
            head.InBooks(h => h.CooperativeId, one: true);
            head.NotAudited("The journals are their own trail.");
        });
        model.Entity<BusinessUnit>(unit =>
        {
            unit.ToTable("business_units");
            unit.HasKey(u => new { u.CooperativeId, u.Code });
            unit.Property(u => u.Code).HasMaxLength(20);
            unit.InBooks(u => u.CooperativeId);
        });
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.HasKey(a => new { a.CooperativeId, a.Code });
            account.Property(a => a.Code).HasMaxLength(20);
            account.Property(a => a.Version).IsConcurrencyToken();
            account.InBooks(a => a.CooperativeId);
        });
        model.Entity<Period>(period =>
        {
            period.ToTable(
                "periods",
                t => t.HasCheckConstraint("ck_periods_month", "month % 100 BETWEEN 1 AND 12")
            );
            period.HasKey(p => new { p.CooperativeId, p.Month });
            period.Property(p => p.Month).ValueGeneratedNever();
            period.Property(p => p.Reason).HasMaxLength(2000);
            period.Property(p => p.Version).IsConcurrencyToken();
            period.InBooks(p => p.CooperativeId);
        });
        model.Entity<Member>(member =>
        {
            member.ToTable("members");
            member.HasKey(m => new { m.CooperativeId, m.Id });
            member.Property(m => m.Number).HasMaxLength(40);
            member.Property(m => m.Version).IsConcurrencyToken();
            member.HasIndex(m => new { m.CooperativeId, m.Number }).IsUnique();
            member.HasIndex(m => new { m.CooperativeId, m.NameKey });
            member.InBooks(m => m.CooperativeId);
        });
    }

    private static void MapJournals(ModelBuilder model)
    {
        model.Entity<Journal>(journal =>
        {
            journal.ToTable("journals");
            journal.HasKey(j => new { j.CooperativeId, j.Seq });
            journal.Property(j => j.Seq).ValueGeneratedNever();
            journal.Property(j => j.Description).HasMaxLength(500);
            journal.Property(j => j.Key).HasMaxLength(100);
            journal.HasIndex(j => new { j.CooperativeId, j.Key }).IsUnique();
            journal
                .HasIndex(j => new { j.CooperativeId, j.Reverses })
                .IsUnique()
                .HasFilter("reverses IS NOT NULL");
            journal.HasIndex(j => new { j.CooperativeId, j.Date });
            journal
                .HasIndex(j => new
                {
                    j.CooperativeId,
                    j.UnitCode,
                    j.Year,
                    j.Number,
                })
                .IsUnique();
            journal.InBooks(j => j.CooperativeId);
            journal.HasOne<BusinessUnit>().WithMany().Restrict(j => new { j.CooperativeId, j.UnitCode });
            journal.HasOne<Journal>().WithMany().Restrict(j => new { j.CooperativeId, j.Reverses });
            journal.NotAudited("The journals are their own trail.");
        });
    }

    private static void MapLines(ModelBuilder model)
    {
        model.Entity<JournalLine>(line =>
        {
            line.ToTable(
                "journal_lines",
                t => t.HasCheckConstraint("ck_journal_lines_amount", "amount <> 0")
            );
            line.HasKey(l => new
            {
                l.CooperativeId,
                l.Seq,
                l.LineNo,
            });
            line.HasIndex(l => new
            {
                l.CooperativeId,
                l.AccountCode,
                l.Date,
            });
            line.HasIndex(l => new { l.CooperativeId, l.MemberId }).HasFilter("member_id IS NOT NULL");
            line.HasIndex(l => new
                {
                    l.CooperativeId,
                    l.SubledgerId,
                    l.AccountCode,
                })
                .HasFilter("subledger_id IS NOT NULL");
            line.HasOne<Journal>().WithMany(j => j.Lines).Restrict(l => new { l.CooperativeId, l.Seq });
            line.HasOne<Account>().WithMany().Restrict(l => new { l.CooperativeId, l.AccountCode });
            line.HasOne<Member>().WithMany().Restrict(l => new { l.CooperativeId, l.MemberId });
            // The unit is checked by the trigger: a foreign key would cost an index nobody reads.
            // With the account in the key a line cannot name somebody's savings and book on another account.
            line.HasOne<SubledgerAccount>()
                .WithMany()
                .HasForeignKey(l => new
                {
                    l.CooperativeId,
                    l.SubledgerId,
                    l.AccountCode,
                })
                .HasPrincipalKey(s => new
                {
                    s.CooperativeId,
                    s.Id,
                    s.AccountCode,
                })
                .OnDelete(DeleteBehavior.Restrict);
            line.NotAudited("The journals are their own trail.");
        });
    }

    private static void MapCounters(ModelBuilder model) =>
        model.Entity<JournalCounter>(counter =>
        {
            counter.ToTable("journal_counters");
            counter.HasKey(c => new
            {
                c.CooperativeId,
                c.UnitCode,
                c.Year,
            });
            counter.HasOne<BusinessUnit>().WithMany().Restrict(c => new { c.CooperativeId, c.UnitCode });
            counter.NotAudited("The number stands on the journal that got it.");
        });

    private static void MapKept(ModelBuilder model)
    {
        model.Entity<BookProof>(proof =>
        {
            proof.ToTable("book_proofs");
            proof.HasKey(p => new { p.CooperativeId, p.CheckedAt });
            proof.Property(p => p.Found).HasMaxLength(4000);
            proof.InBooks(p => p.CooperativeId);
            proof.NotAudited("It is a trail itself.");
        });
        model.Entity<Balance>(balance =>
        {
            balance.ToTable(
                "balances",
                t => t.HasCheckConstraint("ck_balances_sides", "debit >= 0 AND credit >= 0")
            );
            balance.HasKey(b => new
            {
                b.CooperativeId,
                b.AccountCode,
                b.Month,
                b.UnitCode,
                b.Party,
            });
            balance.HasIndex(b => new { b.CooperativeId, b.Month });
            balance.HasOne<Account>().WithMany().Restrict(b => new { b.CooperativeId, b.AccountCode });
            balance.NotAudited("It repeats the journals.");
        });
        model.Entity<SubledgerAccount>(row =>
        {
            row.ToTable(
                "subledger_accounts",
                t =>
                {
                    t.HasCheckConstraint("ck_subledger_accounts_sign", "sign IN (-1, 1)");
                    t.HasCheckConstraint("ck_subledger_accounts_balance", "balance >= 0 AND floor >= 0");
                    t.HasCheckConstraint("ck_subledger_accounts_closed", "state <> 'Closed' OR balance = 0");
                }
            );
            row.HasKey(s => new { s.CooperativeId, s.Id });
            row.HasAlternateKey(s => new
            {
                s.CooperativeId,
                s.Id,
                s.AccountCode,
            });
            row.Property(s => s.Number).HasMaxLength(40);
            row.HasIndex(s => new { s.CooperativeId, s.Number }).IsUnique();
            row.HasOne<Account>().WithMany().Restrict(s => new { s.CooperativeId, s.AccountCode });
            row.HasOne<Member>().WithMany().Restrict(s => new { s.CooperativeId, s.MemberId });
            row.NotAudited("Opening and closing it is; its balance repeats the journals.");
        });
    }
}
