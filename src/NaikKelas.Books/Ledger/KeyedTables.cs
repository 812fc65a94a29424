using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NaikKelas.Books.Ledger;

/// <summary>Foreign keys of the books, which all begin with the co-op and never cascade.</summary>
internal static class KeyedTables
{
    extension<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        /// <summary>Belongs to a co-op that keeps books.</summary>
        public void InBooks(Expression<Func<T, object?>> cooperative, bool one = false)
        {
            if (one)
                entity
                    .HasOne<CooperativeBooks>()
                    .WithOne()
                    .HasForeignKey<T>(cooperative)
                    .OnDelete(DeleteBehavior.Restrict);
            else
                entity
                    .HasOne<CooperativeBooks>()
                    .WithMany()
                    .HasForeignKey(cooperative)
                    .OnDelete(DeleteBehavior.Restrict);
        }
    }

    public static void Restrict<TPrincipal, T>(
        this ReferenceCollectionBuilder<TPrincipal, T> reference,
        Expression<Func<T, object?>> key
    )
        where TPrincipal : class
        where T : class => reference.HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
