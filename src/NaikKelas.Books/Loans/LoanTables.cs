using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.Loans;

internal static class LoanTables
{
    extension(Db db)
    {
        internal DbSet<Loan> Loans => db.Set<Loan>();

        internal DbSet<LoanApproval> LoanApprovals => db.Set<LoanApproval>();

        internal DbSet<LoanInstalment> LoanInstalments => db.Set<LoanInstalment>();

        internal DbSet<LoanPayment> LoanPayments => db.Set<LoanPayment>();
    }

    internal static void Map(ModelBuilder model)
    {
        MapLoans(model);
        MapRows(model);
        LoanRequestTables.Map(model);
        LoanProductTables.Map(model);
    }

    private static void MapLoans(ModelBuilder model) =>
        model.Entity<Loan>(loan =>
        {
            loan.ToTable(
                "loans",
                t =>
                {
                    t.HasCheckConstraint("ck_loans_amount", "amount > 0 AND fee BETWEEN 0 AND amount");
                    t.HasCheckConstraint(
                        "ck_loans_disbursed",
                        "(state = 'Disbursed') = (subledger_id IS NOT NULL) AND (state = 'Disbursed') = (disbursed_on IS NOT NULL)"
                    );
                    t.HasCheckConstraint("ck_loans_refused", "(state = 'Refused') = (reason IS NOT NULL)");
                }
            );
            loan.HasKey(l => new { l.CooperativeId, l.Id });
            loan.Property(l => l.Number).HasMaxLength(40);
            loan.Property(l => l.Purpose).HasMaxLength(500);
            loan.Property(l => l.Security).HasMaxLength(500);
            loan.Property(l => l.Reason).HasMaxLength(500);
            loan.Property(l => l.Version).IsConcurrencyToken();
            loan.HasIndex(l => new { l.CooperativeId, l.Number }).IsUnique();
            loan.HasIndex(l => new { l.CooperativeId, l.SubledgerId }).IsUnique();
            loan.HasOne<Member>().WithMany().Restrict(l => new { l.CooperativeId, l.MemberId });
            loan.HasOne<SubledgerAccount>()
                .WithOne()
                .HasForeignKey<Loan>(l => new { l.CooperativeId, l.SubledgerId })
                .OnDelete(DeleteBehavior.Restrict);
            loan.HasOne<Journal>().WithMany().Restrict(l => new { l.CooperativeId, l.Seq });
        });

    private static void MapRows(ModelBuilder model)
    {
        model.Entity<LoanApproval>(approval =>
        {
            approval.ToTable("loan_approvals");
            approval.HasKey(a => new
            {
                a.CooperativeId,
                a.LoanId,
                a.ApprovedBy,
            });
            approval.HasOne<Loan>().WithMany().Restrict(a => new { a.CooperativeId, a.LoanId });
        });
        model.Entity<LoanInstalment>(row =>
        {
            row.ToTable(
                "loan_instalments",
                t => t.HasCheckConstraint("ck_loan_instalments_parts", "principal >= 0 AND interest >= 0")
            );
            row.HasKey(r => new
            {
                r.CooperativeId,
                r.LoanId,
                r.Schedule,
                r.No,
            });
            row.Property(r => r.Schedule).ValueGeneratedNever();
            row.Property(r => r.No).ValueGeneratedNever();
            row.HasIndex(r => new { r.CooperativeId, r.Due });
            row.HasOne<Loan>().WithMany().Restrict(r => new { r.CooperativeId, r.LoanId });
            row.NotAudited("The loan's terms say it.");
        });
        model.Entity<LoanPayment>(payment =>
        {
            payment.ToTable(
                "loan_payments",
                t =>
                    t.HasCheckConstraint(
                        "ck_loan_payments_parts",
                        "principal >= 0 AND interest >= 0 AND penalty >= 0 AND principal + interest + penalty > 0"
                    )
            );
            payment.HasKey(p => new { p.CooperativeId, p.Seq });
            payment.Property(p => p.Seq).ValueGeneratedNever();
            payment.HasIndex(p => new { p.CooperativeId, p.LoanId });
            payment.HasOne<Loan>().WithMany().Restrict(p => new { p.CooperativeId, p.LoanId });
            payment
                .HasOne<Journal>()
                .WithOne()
                .HasForeignKey<LoanPayment>(p => new { p.CooperativeId, p.Seq })
                .OnDelete(DeleteBehavior.Restrict);
            payment.NotAudited("The journals are their own trail.");
        });
    }
}
