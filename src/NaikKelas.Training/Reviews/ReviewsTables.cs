using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;

namespace NaikKelas.Training.Reviews;

internal static class ReviewsTables
{
    /// <summary>Longest fact sheet, in characters.</summary>
    private const int JsonMax = 200_000;

    /// <summary>Longest answer, in characters.</summary>
    internal const int AnswerMax = 2000;

    extension(Db db)
    {
        internal DbSet<SeatOverride> Overrides => db.Set<SeatOverride>();

        internal DbSet<Correction> Corrections => db.Set<Correction>();

        internal DbSet<CorrectedFacts> CorrectedFacts => db.Set<CorrectedFacts>();

        internal DbSet<Objection> Objections => db.Set<Objection>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<SeatOverride>(MapOverrides);
        model.Entity<Correction>(MapCorrections);
        model.Entity<CorrectedFacts>(facts =>
        {
            facts.ToTable(
                "corrected_facts",
                t => t.HasCheckConstraint("ck_corrected_facts_number", "number >= 2")
            );
            facts.Property(f => f.FactsJson).HasMaxLength(JsonMax);
            facts.Property(f => f.Reason).HasMaxLength(AnswerMax);
            OfNomination(facts, f => f.NominationId);
            facts.HasIndex(f => f.RoundId);
            facts.HasIndex(f => new { f.NominationId, f.Number }).IsUnique();
            facts.NotAudited("A copy of registry facts; the correction or objection behind it is audited.");
        });
        model.Entity<Objection>(MapObjections);
    }

    private static void MapOverrides(EntityTypeBuilder<SeatOverride> row)
    {
        row.ToTable(
            "seat_overrides",
            t =>
            {
                t.HasCheckConstraint("ck_seat_overrides_second_person", "decided_by <> proposed_by");
                t.HasCheckConstraint(
                    "ck_seat_overrides_decided",
                    "(state = 'Proposed') = (decided_by IS NULL)"
                );
                t.HasCheckConstraint("ck_seat_overrides_class", "(kind = 'In') = (class_code IS NOT NULL)");
            }
        );
        row.Property(o => o.ClassCode).HasMaxLength(10);
        row.Property(o => o.Reason).HasMaxLength(SeatOverride.ReasonMax);
        row.Property(o => o.Answer).HasMaxLength(AnswerMax);
        OfNomination(row, o => o.NominationId);
        OfUser(row, o => o.ProposedBy);
        OfUser(row, o => o.DecidedBy);
        row.HasIndex(o => o.RoundId);
        row.HasIndex(o => o.NominationId, "IX_seat_overrides_one_proposed")
            .IsUnique()
            .HasFilter("state = 'Proposed'");
        row.HasIndex(o => o.NominationId, "IX_seat_overrides_one_approved")
            .IsUnique()
            .HasFilter("state = 'Approved'");
    }

    private static void MapCorrections(EntityTypeBuilder<Correction> row)
    {
        row.ToTable(
            "corrections",
            t =>
                t.HasCheckConstraint(
                    "ck_corrections_answered",
                    "(state = 'Open') = (resolved_at IS NULL) AND (state = 'Open') = (answer IS NULL)"
                )
        );
        row.Property(c => c.Fact).HasMaxLength(80);
        row.Property(c => c.Statement).HasMaxLength(Correction.StatementMax);
        row.Property(c => c.Answer).HasMaxLength(AnswerMax);
        OfNomination(row, c => c.NominationId);
        OfUser(row, c => c.FiledBy);
        OfUser(row, c => c.ResolvedBy);
        row.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(c => new { c.RoundId, c.State });
        row.HasIndex(c => new { c.NominationId, c.Fact }).IsUnique().HasFilter("state = 'Open'");
    }

    private static void MapObjections(EntityTypeBuilder<Objection> row)
    {
        row.ToTable(
            "objections",
            t =>
            {
                t.HasCheckConstraint(
                    "ck_objections_answered",
                    "(state = 'Open') = (answered_at IS NULL) AND (state = 'Open') = (answer IS NULL)"
                );
                t.HasCheckConstraint("ck_objections_remedy", "(state = 'Upheld') = (remedy IS NOT NULL)");
            }
        );
        row.Property(o => o.Statement).HasMaxLength(Objection.StatementMax);
        row.Property(o => o.Answer).HasMaxLength(AnswerMax);
        OfNomination(row, o => o.NominationId);
        OfUser(row, o => o.AnsweredBy);
        row.HasIndex(o => new { o.RoundId, o.State });
        row.HasIndex(o => o.NominationId).IsUnique().HasFilter("state = 'Open'");
    }

    private static void OfNomination<T>(EntityTypeBuilder<T> row, Expression<Func<T, object?>> key)
        where T : class =>
        row.HasOne<Nomination>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);

    private static void OfUser<T>(EntityTypeBuilder<T> row, Expression<Func<T, object?>> key)
        where T : class => row.HasOne<User>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
