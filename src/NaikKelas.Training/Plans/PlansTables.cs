using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

internal static class PlansTables
{
    extension(Db db)
    {
        internal DbSet<PlanActivity> Activities => db.Set<PlanActivity>();

        internal DbSet<Overrun> Overruns => db.Set<Overrun>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<PlanActivity>(activity =>
        {
            activity.ToTable("plan_activities", Constrain);
            activity.Property(a => a.RegionCode).HasMaxLength(13);
            activity.Property(a => a.Outcome).HasMaxLength(ActivityInput.OutcomeMax);
            activity.Property(a => a.CancelReason).HasMaxLength(SaveTerms.ReasonMax);
            activity.Property(a => a.RealisedNote).HasMaxLength(RecordRealisation.NoteMax);
            activity.Property(a => a.Version).IsConcurrencyToken();
            activity.Ignore(a => a.Amount);
            activity.Ignore(a => a.Times);
            activity.HasIndex(a => new { a.RegionCode, a.Year });
        });
        model.Entity<Overrun>(overrun =>
        {
            overrun.ToTable("plan_overruns");
            overrun.Property(o => o.Reason).HasMaxLength(SaveTerms.ReasonMax);
            overrun
                .HasOne<PlanActivity>()
                .WithMany()
                .HasForeignKey(o => o.ActivityId)
                .OnDelete(DeleteBehavior.Restrict);
            overrun
                .HasOne<TrainingRound>()
                .WithMany()
                .HasForeignKey(o => o.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TrainingClass>(trainingClass =>
        {
            trainingClass.ToTable(t =>
                t.HasCheckConstraint(
                    "ck_classes_cost",
                    "(budget_rupiah IS NULL OR seat_rupiah IS NULL) AND (budget_rupiah IS NULL OR budget_rupiah >= 0) AND (seat_rupiah IS NULL OR seat_rupiah >= 0)"
                )
            );
            trainingClass.Ignore(c => c.Budget);
            trainingClass.Ignore(c => c.PerSeat);
            trainingClass.Ignore(c => c.Cost);
            trainingClass
                .HasOne<PlanActivity>()
                .WithMany()
                .HasForeignKey(c => c.ActivityId)
                .OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Constrain(
        Microsoft.EntityFrameworkCore.Metadata.Builders.TableBuilder<PlanActivity> table
    )
    {
        table.HasCheckConstraint("ck_plan_activities_amount", "amount_rupiah >= 0");
        table.HasCheckConstraint("ck_plan_activities_target", "target > 0");
        table.HasCheckConstraint(
            "ck_plan_activities_days",
            "(starts_on IS NULL) = (ends_on IS NULL) AND (starts_on IS NULL OR ends_on >= starts_on)"
        );
        table.HasCheckConstraint("ck_plan_activities_month", "month IS NULL OR month BETWEEN 1 AND 12");
        table.HasCheckConstraint(
            "ck_plan_activities_cancelled",
            "(cancelled_on IS NULL) = (cancel_reason IS NULL)"
        );
        table.HasCheckConstraint(
            "ck_plan_activities_recorded",
            "realised_source IS NOT NULL OR (realised_people IS NULL AND realised_cohorts IS NULL AND assessed IS NULL AND competent IS NULL)"
        );
        table.HasCheckConstraint(
            "ck_plan_activities_competent",
            "competent IS NULL OR (assessed IS NOT NULL AND competent <= assessed)"
        );
    }
}
