using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Meetings;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Preparations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;
using NaikKelas.Training.Trainers;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training;

internal static class TrainingTables
{
    /// <summary>Longest JSON kept in one column, in characters.</summary>
    private const int JsonMax = 200_000;

    extension(Db db)
    {
        internal DbSet<Topic> Topics => db.Set<Topic>();

        internal DbSet<TrainingClass> Classes => db.Set<TrainingClass>();

        internal DbSet<TrainingRound> Rounds => db.Set<TrainingRound>();

        internal DbSet<TermsVersion> TermsVersions => db.Set<TermsVersion>();

        internal DbSet<Nomination> Nominations => db.Set<Nomination>();

        internal DbSet<FrozenFacts> FrozenFacts => db.Set<FrozenFacts>();

        internal DbSet<Decision> Decisions => db.Set<Decision>();

        internal DbSet<PublishedPapers> PublishedPapers => db.Set<PublishedPapers>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Topic>(topic =>
        {
            topic.ToTable("topics");
            topic.Property(t => t.RegionCode).HasMaxLength(13);
            topic.Property(t => t.Description).HasMaxLength(2000);
            topic.Property(t => t.Version).IsConcurrencyToken();
            topic.HasIndex(t => new { t.RegionCode, t.Name }).IsUnique();
        });
        model.Entity<TrainingClass>(trainingClass =>
        {
            trainingClass.ToTable(
                "classes",
                t =>
                {
                    t.HasCheckConstraint("ck_classes_capacity", "capacity > 0");
                    t.HasCheckConstraint("ck_classes_dates", "ends_on >= starts_on");
                }
            );
            trainingClass.Property(c => c.RegionCode).HasMaxLength(13);
            trainingClass.Property(c => c.Code).HasMaxLength(10);
            trainingClass.Property(c => c.Version).IsConcurrencyToken();
            trainingClass
                .HasOne<Topic>()
                .WithMany()
                .HasForeignKey(c => c.TopicId)
                .OnDelete(DeleteBehavior.Restrict);
            trainingClass
                .HasOne<TrainingRound>()
                .WithMany()
                .HasForeignKey(c => c.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            trainingClass.HasIndex(c => new { c.RoundId, c.Code }).IsUnique();
            trainingClass.HasIndex(c => new { c.RegionCode, c.StartsOn });
        });
        MapRounds(model);
        MapNominations(model);
        ResultsTables.Map(model);
        PlansTables.Map(model);
        OffersTables.Map(model);
        LettersTables.Map(model);
        TrainersTables.Map(model);
        PreparationsTables.Map(model);
        NominatingTables.Map(model);
        ApplyingTables.Map(model);
        ReviewsTables.Map(model);
        VenuesTables.Map(model);
        CurriculaTables.Map(model);
        TimetablesTables.Map(model);
        MeetingsTables.Map(model);
        InUseTables.Map(model);
    }

    private static void MapRounds(ModelBuilder model)
    {
        model.Entity<TrainingRound>(round =>
        {
            round.ToTable(
                "rounds",
                t =>
                {
                    t.HasCheckConstraint("ck_rounds_times", "closes_at > opens_at");
                    t.HasCheckConstraint(
                        "ck_rounds_windows",
                        "correction_days BETWEEN 0 AND 30 AND objection_days BETWEEN 0 AND 30"
                    );
                }
            );
            round.Property(r => r.RegionCode).HasMaxLength(13);
            round.Property(r => r.TermsJson).HasMaxLength(JsonMax);
            round.Property(r => r.Version).IsConcurrencyToken();
            round.HasIndex(r => r.Slug).IsUnique();
            round.HasIndex(r => new { r.RegionCode, r.State });
            round.HasIndex(r => r.DecreeNumber).IsUnique();
        });
        model.Entity<TermsVersion>(version =>
        {
            version.ToTable("round_terms_versions");
            version.Property(v => v.TermsJson).HasMaxLength(JsonMax);
            version.Property(v => v.Reason).HasMaxLength(2000);
            version
                .HasOne<TrainingRound>()
                .WithMany()
                .HasForeignKey(v => v.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            version.HasIndex(v => new { v.RoundId, v.Number }).IsUnique();
        });
    }

    private static void MapNominations(ModelBuilder model)
    {
        model.Entity<Nomination>(nomination =>
        {
            nomination.ToTable(
                "nominations",
                t =>
                    t.HasCheckConstraint(
                        "ck_nominations_withdrawn_by",
                        "withdrawn_by IS NULL OR state = 'Withdrawn'"
                    )
            );
            nomination.Property(n => n.Code).HasMaxLength(10);
            nomination.Property(n => n.Version).IsConcurrencyToken();
            nomination
                .HasOne<TrainingRound>()
                .WithMany()
                .HasForeignKey(n => n.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            nomination.ReferencesRegistry(n => n.PersonId, n => n.NominatorId);
            nomination.HasIndex(n => new { n.RoundId, n.Code }).IsUnique();
            nomination
                .HasIndex(n => new { n.RoundId, n.PersonId })
                .IsUnique()
                .HasFilter("state <> 'Withdrawn'");
            nomination.HasIndex(n => n.PersonId);
        });
        MapDecisions(model);
    }

    private static void MapDecisions(ModelBuilder model)
    {
        model.Entity<FrozenFacts>(facts =>
        {
            facts.ToTable("frozen_facts");
            facts.HasKey(f => f.NominationId);
            facts.Property(f => f.FactsJson).HasMaxLength(JsonMax);
            facts
                .HasOne<Nomination>()
                .WithOne()
                .HasForeignKey<FrozenFacts>(f => f.NominationId)
                .OnDelete(DeleteBehavior.Restrict);
            facts.HasIndex(f => f.RoundId);
            facts.NotAudited("A copy of registry facts; the freezing itself is audited on the round.");
        });
        model.Entity<Decision>(decision =>
        {
            decision.ToTable("decisions");
            decision.HasKey(d => d.NominationId);
            decision.Property(d => d.Code).HasMaxLength(10);
            decision.Property(d => d.ClassCode).HasMaxLength(10);
            decision.Property(d => d.TraceJson).HasMaxLength(JsonMax);
            decision
                .HasOne<Nomination>()
                .WithOne()
                .HasForeignKey<Decision>(d => d.NominationId)
                .OnDelete(DeleteBehavior.Restrict);
            decision.HasIndex(d => new
            {
                d.RoundId,
                d.Status,
                d.ClassCode,
            });
            decision.HasIndex(d => new { d.RoundId, d.Code }).IsUnique();
            decision.NotAudited(
                "Recomputable from the round's frozen facts and seed; the draw is audited on the round."
            );
        });
    }
}
