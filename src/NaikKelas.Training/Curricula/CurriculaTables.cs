using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Curricula;

internal static class CurriculaTables
{
    extension(Db db)
    {
        internal DbSet<Curriculum> Curricula => db.Set<Curriculum>();

        internal DbSet<CurriculumItem> CurriculumItems => db.Set<CurriculumItem>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Curriculum>(curriculum =>
        {
            curriculum.ToTable(
                "curricula",
                t =>
                    t.HasCheckConstraint(
                        "ck_curricula_numbers",
                        "number > 0 AND jp_minutes BETWEEN 1 AND 240"
                    )
            );
            curriculum
                .HasOne<Topic>()
                .WithMany()
                .HasForeignKey(c => c.TopicId)
                .OnDelete(DeleteBehavior.Restrict);
            curriculum.HasIndex(c => new { c.TopicId, c.Number }).IsUnique();
        });
        model.Entity<CurriculumItem>(item =>
        {
            item.ToTable(
                "curriculum_items",
                t =>
                    t.HasCheckConstraint(
                        "ck_curriculum_items_jp",
                        "theory >= 0 AND practice >= 0 AND theory + practice > 0"
                    )
            );
            item.Property(i => i.Aim).HasMaxLength(SaveCurriculum.AimMax);
            item.Ignore(i => i.Jp);
            item.HasOne<Curriculum>()
                .WithMany()
                .HasForeignKey(i => i.CurriculumId)
                .OnDelete(DeleteBehavior.Restrict);
            item.HasIndex(i => new { i.CurriculumId, i.Ordinal }).IsUnique();
        });
        model.Entity<TrainingClass>(one =>
            one.HasOne<Curriculum>()
                .WithMany()
                .HasForeignKey(c => c.CurriculumId)
                .OnDelete(DeleteBehavior.Restrict)
        );
    }
}
