using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Years;

internal static class YearTables
{
    extension(Db db)
    {
        internal DbSet<BookYear> BookYears => db.Set<BookYear>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<BookYear>(year =>
        {
            year.ToTable(
                "book_years",
                t =>
                    t.HasCheckConstraint(
                        "ck_book_years_state",
                        "(state = 'Open') = (closed_at IS NULL) AND (state = 'Open') = (head IS NULL) AND (state = 'Accepted') = (accepted_on IS NOT NULL)"
                    )
            );
            year.HasKey(y => new { y.CooperativeId, y.Year });
            year.Property(y => y.Year).ValueGeneratedNever();
            year.Property(y => y.Reason).HasMaxLength(500);
            year.Property(y => y.Version).IsConcurrencyToken();
            year.InBooks(y => y.CooperativeId);
        });
}
