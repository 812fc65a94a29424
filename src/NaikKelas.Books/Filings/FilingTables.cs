using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry;

namespace NaikKelas.Books.Filings;

internal static class FilingTables
{
    extension(Db db)
    {
        internal DbSet<Filing> Filings => db.Set<Filing>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<Filing>(filing =>
        {
            filing.ToTable("filings");
            filing.HasKey(f => new { f.CooperativeId, f.Year });
            filing.Property(f => f.Year).ValueGeneratedNever();
            filing.Property(f => f.Statements).HasMaxLength(200_000);
            filing.Property(f => f.Amounts).HasMaxLength(50_000);
            filing.Property(f => f.Reason).HasMaxLength(2000);
            filing.Property(f => f.Version).IsConcurrencyToken();
            // Books or no books: a co-op without them files as well.
            filing.ReferencesOrganisation(f => f.CooperativeId);
        });
}
