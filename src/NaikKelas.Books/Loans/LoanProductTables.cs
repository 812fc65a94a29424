using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

internal static class LoanProductTables
{
    extension(Db db)
    {
        internal DbSet<LoanProduct> LoanProducts => db.Set<LoanProduct>();

        internal DbSet<LoanSheet> LoanSheets => db.Set<LoanSheet>();
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<LoanProduct>(product =>
        {
            product.ToTable(
                "loan_products",
                t =>
                    t.HasCheckConstraint(
                        "ck_loan_products_terms",
                        "rate BETWEEN 0 AND 10000 AND fee BETWEEN 0 AND 10000 AND penalty BETWEEN 0 AND 10000 AND months_max BETWEEN 1 AND 1200 AND amount_max > 0 AND round_to > 0"
                    )
            );
            product.HasKey(p => new { p.CooperativeId, p.Id });
            product.Property(p => p.Version).IsConcurrencyToken();
            product.HasIndex(p => new { p.CooperativeId, p.Name }).IsUnique();
            product.InBooks(p => p.CooperativeId);
        });
        model.Entity<LoanSheet>(sheet =>
        {
            sheet.ToTable(
                "loan_sheets",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_loan_sheets_marks",
                        "character_mark BETWEEN 1 AND 5 AND capacity_mark BETWEEN 1 AND 5 AND capital_mark BETWEEN 1 AND 5 AND collateral_mark BETWEEN 1 AND 5 AND condition_mark BETWEEN 1 AND 5"
                    );
                    t.HasCheckConstraint(
                        "ck_loan_sheets_security",
                        "security_value IS NULL OR security_value >= 0 AND security_kind IS NOT NULL"
                    );
                }
            );
            sheet.HasKey(s => new { s.CooperativeId, s.LoanId });
            sheet.Property(s => s.Guarantors).HasMaxLength(500);
            sheet.Property(s => s.Version).IsConcurrencyToken();
            sheet
                .HasOne<Loan>()
                .WithOne()
                .HasForeignKey<LoanSheet>(s => new { s.CooperativeId, s.LoanId })
                .OnDelete(DeleteBehavior.Restrict);
        });
    }
}
