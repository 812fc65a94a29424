using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

internal static class NominatingTables
{
    extension(Db db)
    {
        internal DbSet<Delegate> Delegates => db.Set<Delegate>();

        internal DbSet<Recommendation> Recommendations => db.Set<Recommendation>();

        internal DbSet<Consent> Consents => db.Set<Consent>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Delegate>(one =>
        {
            one.ToTable("delegates", t => t.HasCheckConstraint("ck_delegates_number", "number > 0"));
            one.HasKey(d => new { d.NominationId, d.PersonId });
            one.HasOne<Nomination>()
                .WithMany()
                .HasForeignKey(d => d.NominationId)
                .OnDelete(DeleteBehavior.Restrict);
            one.HasOne<TrainingRound>()
                .WithMany()
                .HasForeignKey(d => d.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            one.ReferencesRegistry(d => d.PersonId, d => d.OrganisationId);
            one.HasIndex(d => new { d.NominationId, d.Number }).IsUnique();
            one.HasIndex(d => new { d.RoundId, d.PersonId }).IsUnique().HasFilter("state <> 'Withdrawn'");
        });
        model.Entity<Recommendation>(one =>
        {
            one.ToTable("recommendations");
            one.HasKey(r => new { r.NominationId, r.By });
            one.Property(r => r.RegionCode).HasMaxLength(13);
            one.HasOne<Nomination>()
                .WithMany()
                .HasForeignKey(r => r.NominationId)
                .OnDelete(DeleteBehavior.Restrict);
            one.HasIndex(r => r.RoundId);
        });
        model.Entity<Consent>(one =>
        {
            one.ToTable("consents");
            one.HasKey(c => c.NominationId);
            one.HasOne<Nomination>()
                .WithOne()
                .HasForeignKey<Consent>(c => c.NominationId)
                .OnDelete(DeleteBehavior.Restrict);
        });
    }
}
