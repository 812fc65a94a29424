using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Trainers;

internal static class TrainersTables
{
    extension(Db db)
    {
        internal DbSet<Trainer> Trainers => db.Set<Trainer>();

        internal DbSet<TrainerTopic> TrainerTopics => db.Set<TrainerTopic>();

        internal DbSet<SessionTrainer> SessionTrainers => db.Set<SessionTrainer>();

        internal DbSet<AssignmentLetter> AssignmentLetters => db.Set<AssignmentLetter>();

        internal DbSet<TrainerProof> TrainerProofs => db.Set<TrainerProof>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Trainer>(trainer =>
        {
            trainer.ToTable("trainers");
            trainer.Property(t => t.RegionCode).HasMaxLength(13);
            trainer.Property(t => t.Version).IsConcurrencyToken();
            trainer.ReferencesPerson(t => t.PersonId);
            trainer.HasIndex(t => new { t.RegionCode, t.PersonId }).IsUnique();
        });
        model.Entity<TrainerTopic>(topic =>
        {
            topic.ToTable("trainer_topics");
            topic.HasKey(t => new { t.TrainerId, t.TopicId });
            OfTrainer<TrainerTopic>(topic, t => t.TrainerId);
            topic.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TrainerProof>(proof =>
        {
            proof.ToTable("trainer_proofs");
            OfTrainer<TrainerProof>(proof, p => p.TrainerId);
            proof
                .HasOne<StoredFile>()
                .WithMany()
                .HasForeignKey(p => p.FileId)
                .OnDelete(DeleteBehavior.Restrict);
        });
        MapWork(model);
    }

    private static void MapWork(ModelBuilder model)
    {
        model.Entity<SessionTrainer>(one =>
        {
            one.ToTable("session_trainers");
            one.HasKey(s => s.SessionId);
            one.Property(s => s.Reason).HasMaxLength(500);
            one.HasOne<ClassSession>()
                .WithOne()
                .HasForeignKey<SessionTrainer>(s => s.SessionId)
                .OnDelete(DeleteBehavior.Cascade);
            OfTrainer<SessionTrainer>(one, s => s.TrainerId);
        });
        model.Entity<AssignmentLetter>(letter =>
        {
            letter.ToTable("assignment_letters");
            letter.Ignore(l => l.Sessions);
            letter.Property(l => l.SignerOffice).HasMaxLength(500);
            letter.Property(l => l.SessionsJson).HasMaxLength(20_000);
            OfTrainer<AssignmentLetter>(letter, l => l.TrainerId);
            letter
                .HasOne<TrainingClass>()
                .WithMany()
                .HasForeignKey(l => l.ClassId)
                .OnDelete(DeleteBehavior.Restrict);
            letter.HasIndex(l => new { l.ClassId, l.Number }).IsUnique();
            letter.HasIndex(l => new { l.ClassId, l.TrainerId }).IsUnique().HasFilter("replaced_on IS NULL");
        });
    }

    internal static void OfTrainer<T>(
        Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity,
        System.Linq.Expressions.Expression<Func<T, object?>> key
    )
        where T : class =>
        entity.HasOne<Trainer>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
