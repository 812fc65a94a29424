using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Preparations;

internal static class PreparationsTables
{
    extension(Db db)
    {
        internal DbSet<Preparation> Preparations => db.Set<Preparation>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<Preparation>(one =>
        {
            one.ToTable("class_preparations");
            one.HasKey(p => new { p.ClassId, p.Code });
            one.Property(p => p.Code).HasMaxLength(40);
            one.HasOne<TrainingClass>()
                .WithMany()
                .HasForeignKey(p => p.ClassId)
                .OnDelete(DeleteBehavior.Restrict);
        });
}
