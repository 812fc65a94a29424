using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Books.Lpj;

internal static class LpjTables
{
    extension(Db db)
    {
        internal DbSet<LpjText> LpjTexts => db.Set<LpjText>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<LpjText>(text =>
        {
            text.ToTable("lpj_texts", t => t.HasCheckConstraint("ck_lpj_texts_version", "version >= 1"));
            text.HasKey(t => new
            {
                t.CooperativeId,
                t.Year,
                t.Kind,
                t.Chapter,
                t.Version,
            });
            text.Property(t => t.Chapter).HasMaxLength(40);
            text.Property(t => t.Version).ValueGeneratedNever();
            text.Property(t => t.Words).HasMaxLength(SaveLpjText.WordsMax);
            text.HasOne<Rat>().WithMany().Restrict(t => new { t.CooperativeId, t.Year });
            text.NotAudited("Every version stays, with who wrote it and when.");
        });
}
