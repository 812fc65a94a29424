using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

internal static class LettersTables
{
    extension(Db db)
    {
        internal DbSet<InvitationTerms> InvitationTerms => db.Set<InvitationTerms>();

        internal DbSet<Invitation> Invitations => db.Set<Invitation>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<InvitationTerms>(terms =>
        {
            terms.ToTable(
                "invitation_terms",
                t => t.HasCheckConstraint("ck_invitation_terms_hours", "ends_at > arrival")
            );
            terms.HasKey(t => t.RoundId);
            terms.Property(t => t.Bring).HasMaxLength(2000);
            terms.Property(t => t.SignerOffice).HasMaxLength(500);
            terms.Property(t => t.Version).IsConcurrencyToken();
            terms
                .HasOne<TrainingRound>()
                .WithOne()
                .HasForeignKey<InvitationTerms>(t => t.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            foreach (
                var file in new[]
                {
                    nameof(Letters.InvitationTerms.PdfFileId),
                    nameof(Letters.InvitationTerms.ZipFileId),
                }
            )
                terms
                    .HasOne(typeof(StoredFile))
                    .WithMany()
                    .HasForeignKey(file)
                    .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations");
            invitation.HasKey(i => i.NominationId);
            invitation
                .HasOne<Nomination>()
                .WithOne()
                .HasForeignKey<Invitation>(i => i.NominationId)
                .OnDelete(DeleteBehavior.Restrict);
            invitation
                .HasOne<InvitationTerms>()
                .WithMany()
                .HasForeignKey(i => i.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            invitation.HasIndex(i => new { i.RoundId, i.Number }).IsUnique();
        });
    }
}
