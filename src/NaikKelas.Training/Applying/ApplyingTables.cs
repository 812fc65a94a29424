using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Applying;

internal static class ApplyingTables
{
    private const int ContentMax = 8_000;

    extension(Db db)
    {
        internal DbSet<ApplicationDraft> ApplicationDrafts => db.Set<ApplicationDraft>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<ApplicationDraft>(draft =>
        {
            draft.ToTable(
                "application_drafts",
                t =>
                    t.HasCheckConstraint(
                        "ck_application_drafts_sent",
                        "(sent_at IS NULL AND nomination_id IS NULL AND held IS NULL) OR (sent_at IS NOT NULL AND (nomination_id IS NULL) <> (held IS NULL))"
                    )
            );
            draft.Property(d => d.ContentSealed).HasMaxLength(ContentMax);
            draft.Property(d => d.Version).IsConcurrencyToken();
            draft
                .HasOne<TrainingRound>()
                .WithMany()
                .HasForeignKey(d => d.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            draft
                .HasOne<Nomination>()
                .WithOne()
                .HasForeignKey<ApplicationDraft>(d => d.NominationId)
                .OnDelete(DeleteBehavior.Restrict);
            draft.HasIndex(d => new { d.RoundId, d.SentAt });
            draft.NotAudited("What a guest types; the nomination it becomes is audited.");
        });
}
