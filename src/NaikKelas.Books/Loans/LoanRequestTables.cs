using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.Loans;

internal static class LoanRequestTables
{
    extension(Db db)
    {
        internal DbSet<LoanRequest> LoanRequests => db.Set<LoanRequest>();

        internal DbSet<LoanRequestApproval> LoanRequestApprovals => db.Set<LoanRequestApproval>();

        internal DbSet<LoanRecovery> LoanRecoveries => db.Set<LoanRecovery>();
    }

    internal static void Map(ModelBuilder model)
    {
        MapRequests(model);
        model.Entity<LoanRequestApproval>(approval =>
        {
            approval.ToTable("loan_request_approvals");
            approval.HasKey(a => new
            {
                a.CooperativeId,
                a.RequestId,
                a.ApprovedBy,
            });
            approval.HasOne<LoanRequest>().WithMany().Restrict(a => new { a.CooperativeId, a.RequestId });
        });
        model.Entity<LoanRecovery>(recovery =>
        {
            recovery.ToTable(
                "loan_recoveries",
                t => t.HasCheckConstraint("ck_loan_recoveries_amount", "amount > 0")
            );
            recovery.HasKey(r => new { r.CooperativeId, r.Seq });
            recovery.Property(r => r.Seq).ValueGeneratedNever();
            recovery.HasIndex(r => new { r.CooperativeId, r.RequestId });
            recovery.HasOne<LoanRequest>().WithMany().Restrict(r => new { r.CooperativeId, r.RequestId });
            recovery
                .HasOne<Journal>()
                .WithOne()
                .HasForeignKey<LoanRecovery>(r => new { r.CooperativeId, r.Seq })
                .OnDelete(DeleteBehavior.Restrict);
            recovery.NotAudited("The journals are their own trail.");
        });
    }

    private static void MapRequests(ModelBuilder model) =>
        model.Entity<LoanRequest>(request =>
        {
            request.ToTable(
                "loan_requests",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_loan_requests_agreed",
                        "(state = 'Agreed') = (principal IS NOT NULL) AND (state = 'Agreed') = (service IS NOT NULL) AND (state = 'Agreed' AND kind = 'Reschedule') = (schedule IS NOT NULL) AND (kind <> 'WriteOff' OR (state = 'Agreed') = (seq IS NOT NULL))"
                    );
                    t.HasCheckConstraint(
                        "ck_loan_requests_decided",
                        "(state = 'Asked') = (decided_on IS NULL) AND (state = 'Refused') = (refusal IS NOT NULL)"
                    );
                    t.HasCheckConstraint(
                        "ck_loan_requests_terms",
                        "(kind = 'Reschedule') = (rate IS NOT NULL) AND (kind = 'Reschedule') = (months IS NOT NULL) AND (kind = 'Reschedule') = (method IS NOT NULL) AND (kind = 'Reschedule') = (round_to IS NOT NULL)"
                    );
                }
            );
            request.HasKey(r => new { r.CooperativeId, r.Id });
            request.Property(r => r.Reason).HasMaxLength(500);
            request.Property(r => r.Refusal).HasMaxLength(500);
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasIndex(r => new { r.CooperativeId, r.LoanId }).IsUnique().HasFilter("state = 'Asked'");
            request
                .HasIndex(r => new
                {
                    r.CooperativeId,
                    r.LoanId,
                    r.Schedule,
                })
                .IsUnique();
            request.HasOne<Loan>().WithMany().Restrict(r => new { r.CooperativeId, r.LoanId });
            request.HasOne<Journal>().WithMany().Restrict(r => new { r.CooperativeId, r.Seq });
        });
}
