using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Rats;

internal static class RatTables
{
    extension(Db db)
    {
        internal DbSet<Rat> Rats => db.Set<Rat>();

        internal DbSet<RatTerms> RatTerms => db.Set<RatTerms>();

        internal DbSet<RatAttendance> RatAttendances => db.Set<RatAttendance>();

        internal DbSet<RatDecision> RatDecisions => db.Set<RatDecision>();

        internal DbSet<RatSignature> RatSignatures => db.Set<RatSignature>();
    }

    internal static void Map(ModelBuilder model)
    {
        MapMeeting(model);
        MapRows(model);
        MapSignatures(model);
    }

    private static void MapMeeting(ModelBuilder model)
    {
        model.Entity<RatTerms>(terms =>
        {
            terms.ToTable(
                "rat_terms",
                t =>
                    t.HasCheckConstraint(
                        "ck_rat_terms_limits",
                        "quorum_points BETWEEN 1 AND 10000 AND second_quorum_points BETWEEN 1 AND 10000 AND notice_days BETWEEN 0 AND 90 AND postpone_days BETWEEN 1 AND 90 AND months_limit BETWEEN 1 AND 6"
                    )
            );
            terms.HasKey(t => new { t.CooperativeId, t.Year });
            terms.Property(t => t.Year).ValueGeneratedNever();
            terms.Property(t => t.Version).IsConcurrencyToken();
            terms.Ignore(t => t.Rules);
            terms.InBooks(t => t.CooperativeId);
        });
        model.Entity<Rat>(rat =>
        {
            rat.ToTable(
                "rats",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_rats_quorum",
                        "(state = 'Planned') = (opened_at IS NULL) AND (opened_at IS NULL) = (present IS NULL) AND (present IS NULL) = (needed IS NULL) AND (present IS NULL) = (members IS NULL) AND (present IS NULL OR present >= needed AND needed >= 1 AND present <= members)"
                    );
                    t.HasCheckConstraint(
                        "ck_rats_meeting",
                        "meeting BETWEEN 1 AND 2 AND (meeting = 2) = (first_on IS NOT NULL) AND (meeting = 2) = (first_present IS NOT NULL)"
                    );
                    t.HasCheckConstraint("ck_rats_filed", "(state = 'Filed') = (filed_at IS NOT NULL)");
                }
            );
            rat.HasKey(r => new { r.CooperativeId, r.Year });
            rat.Property(r => r.Year).ValueGeneratedNever();
            rat.Property(r => r.StartsAt).HasMaxLength(5);
            rat.Property(r => r.Agenda).HasMaxLength(4000);
            rat.Property(r => r.Minutes).HasMaxLength(20_000);
            rat.Property(r => r.Version).IsConcurrencyToken();
            rat.Ignore(r => r.Points);
            rat.InBooks(r => r.CooperativeId);
        });
    }

    private static void MapRows(ModelBuilder model)
    {
        model.Entity<RatAttendance>(row =>
        {
            row.ToTable("rat_attendances");
            row.HasKey(a => new
            {
                a.CooperativeId,
                a.Year,
                a.Meeting,
                a.MemberId,
            });
            row.HasOne<Rat>().WithMany().Restrict(a => new { a.CooperativeId, a.Year });
            row.HasOne<Member>().WithMany().Restrict(a => new { a.CooperativeId, a.MemberId });
        });
        model.Entity<RatDecision>(decision =>
        {
            decision.ToTable(
                "rat_decisions",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_rat_decisions_votes",
                        "votes_for >= 0 AND votes_against >= 0 AND votes_abstain >= 0 AND votes_for + votes_against + votes_abstain > 0"
                    );
                    t.HasCheckConstraint("ck_rat_decisions_plan", "plan_mark IS NULL OR subject = 'Plan'");
                }
            );
            decision.HasKey(d => new
            {
                d.CooperativeId,
                d.Year,
                d.No,
            });
            decision.Property(d => d.No).ValueGeneratedNever();
            decision.Property(d => d.Words).HasMaxLength(2000);
            decision.Property(d => d.PlanMark).HasMaxLength(64);
            decision.HasIndex(d => new { d.CooperativeId, d.Key }).IsUnique();
            decision.HasOne<Rat>().WithMany().Restrict(d => new { d.CooperativeId, d.Year });
        });
    }

    private static void MapSignatures(ModelBuilder model) =>
        model.Entity<RatSignature>(signature =>
        {
            signature.ToTable(
                "rat_signatures",
                t =>
                    t.HasCheckConstraint(
                        "ck_rat_signatures_reason",
                        "(way = 'Declined') = (reason IS NOT NULL) AND (way <> 'Account' OR user_id IS NOT NULL)"
                    )
            );
            signature.HasKey(s => new
            {
                s.CooperativeId,
                s.Year,
                s.Name,
            });
            signature.Property(s => s.Office).HasMaxLength(100);
            signature.Property(s => s.Reason).HasMaxLength(1000);
            signature
                .HasIndex(s => new
                {
                    s.CooperativeId,
                    s.Year,
                    s.UserId,
                })
                .IsUnique();
            signature.HasOne<Rat>().WithMany().Restrict(s => new { s.CooperativeId, s.Year });
        });
}
