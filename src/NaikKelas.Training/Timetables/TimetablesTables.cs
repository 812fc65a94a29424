using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

internal static class TimetablesTables
{
    extension(Db db)
    {
        internal DbSet<ClassSession> Sessions => db.Set<ClassSession>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<ClassSession>(session =>
        {
            session.ToTable(
                "class_sessions",
                t => t.HasCheckConstraint("ck_class_sessions_hours", "ends_at > starts_at")
            );
            session.Property(s => s.Version).IsConcurrencyToken();
            session.Ignore(s => s.Slot);
            session
                .HasOne<TrainingClass>()
                .WithMany()
                .HasForeignKey(s => s.ClassId)
                .OnDelete(DeleteBehavior.Restrict);
            session
                .HasOne<CurriculumItem>()
                .WithMany()
                .HasForeignKey(s => s.ItemId)
                .OnDelete(DeleteBehavior.Restrict);
            session
                .HasOne<Venue>()
                .WithMany()
                .HasForeignKey(s => s.VenueId)
                .OnDelete(DeleteBehavior.Restrict);
            session.HasIndex(s => new
            {
                s.ClassId,
                s.Day,
                s.StartsAt,
            });
            session.HasIndex(s => new { s.VenueId, s.Day });
        });
}
