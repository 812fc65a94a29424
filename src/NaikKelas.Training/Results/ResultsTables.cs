using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

internal static class ResultsTables
{
    internal static void Map(ModelBuilder model) =>
        model.Entity<PublishedPapers>(papers =>
        {
            papers.ToTable("published_papers");
            papers.HasKey(p => p.RoundId);
            papers.Property(p => p.LegendJson).HasMaxLength(20_000);
            papers
                .HasOne<TrainingRound>()
                .WithOne()
                .HasForeignKey<PublishedPapers>(p => p.RoundId)
                .OnDelete(DeleteBehavior.Restrict);
            foreach (var file in PublishedPapers.Files)
                papers
                    .HasOne(typeof(StoredFile))
                    .WithMany()
                    .HasForeignKey(file)
                    .OnDelete(DeleteBehavior.Restrict);
        });
}
