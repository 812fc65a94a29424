using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Registry.Signing;

internal static class SigningTables
{
    extension(Db db)
    {
        internal DbSet<Signatory> Signatories => db.Set<Signatory>();

        internal DbSet<LetterPattern> LetterPatterns => db.Set<LetterPattern>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<Signatory>(signatory =>
        {
            signatory.ToTable(
                "signatories",
                t => t.HasCheckConstraint("ck_signatories_term", "until IS NULL OR until >= \"from\"")
            );
            signatory
                .HasOne<Agency>()
                .WithMany()
                .HasForeignKey(s => s.AgencyId)
                .OnDelete(DeleteBehavior.Restrict);
            signatory.HasIndex(s => new { s.AgencyId, s.From });
        });
        model.Entity<LetterPattern>(pattern =>
        {
            pattern.ToTable("letter_patterns");
            pattern
                .HasOne<Agency>()
                .WithMany()
                .HasForeignKey(p => p.AgencyId)
                .OnDelete(DeleteBehavior.Restrict);
            pattern.HasIndex(p => new { p.AgencyId, p.Kind }).IsUnique();
        });
    }
}
