using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Books.Capital;

internal static class CapitalTables
{
    extension(Db db)
    {
        internal DbSet<FinancePlan> FinancePlans => db.Set<FinancePlan>();

        internal DbSet<FinancePurpose> FinancePurposes => db.Set<FinancePurpose>();

        internal DbSet<FinanceText> FinanceTexts => db.Set<FinanceText>();

        internal DbSet<CapitalPaper> CapitalPapers => db.Set<CapitalPaper>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<FinancePurpose>(purpose =>
        {
            purpose.ToTable(
                "finance_purposes",
                t => t.HasCheckConstraint("ck_finance_purposes_amount", "amount > 0")
            );
            purpose.HasKey(p => new
            {
                p.CooperativeId,
                p.Version,
                p.No,
            });
            purpose.Property(p => p.Version).ValueGeneratedNever();
            purpose.Property(p => p.No).ValueGeneratedNever();
            purpose.InBooks(p => p.CooperativeId);
            purpose.NotAudited("Every version stays; the plan that seals it says who wrote it and when.");
        });
        model.Entity<FinancePlan>(plan =>
        {
            plan.ToTable(
                "finance_plans",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_finance_plans_amounts",
                        "amount > 0 AND operational BETWEEN 0 AND amount"
                    );
                    t.HasCheckConstraint(
                        "ck_finance_plans_terms",
                        "version >= 1 AND months BETWEEN 1 AND 360 AND grace_months >= 0 AND grace_months < months AND rate_points BETWEEN 0 AND 10000"
                    );
                }
            );
            plan.HasKey(p => new { p.CooperativeId, p.Version });
            plan.Property(p => p.Version).ValueGeneratedNever();
            plan.Property(p => p.Scheme).HasMaxLength(40);
            plan.InBooks(p => p.CooperativeId);
            plan.NotAudited("Every version stays, with who wrote it and when.");
        });
        MapPapers(model);
    }

    private static void MapPapers(ModelBuilder model)
    {
        model.Entity<FinanceText>(text =>
        {
            text.ToTable(
                "finance_texts",
                t => t.HasCheckConstraint("ck_finance_texts_version", "version >= 1")
            );
            text.HasKey(t => new
            {
                t.CooperativeId,
                t.Chapter,
                t.Version,
            });
            text.Property(t => t.Chapter).HasMaxLength(40);
            text.Property(t => t.Version).ValueGeneratedNever();
            text.Property(t => t.Words).HasMaxLength(SaveProposalText.WordsMax);
            text.InBooks(t => t.CooperativeId);
            text.NotAudited("Every version stays, with who wrote it and when.");
        });
        model.Entity<CapitalPaper>(paper =>
        {
            paper.ToTable(
                "capital_papers",
                t => t.HasCheckConstraint("ck_capital_papers_version", "version >= 1")
            );
            paper.HasKey(p => new
            {
                p.CooperativeId,
                p.Kind,
                p.Version,
            });
            paper.Property(p => p.Kind).HasMaxLength(40);
            paper.Property(p => p.Version).ValueGeneratedNever();
            paper
                .HasOne<StoredFile>()
                .WithMany()
                .HasForeignKey(p => p.FileId)
                .OnDelete(DeleteBehavior.Restrict);
            paper.InBooks(p => p.CooperativeId);
            paper.NotAudited("Every version stays, with who handed it in and when.");
        });
    }
}
