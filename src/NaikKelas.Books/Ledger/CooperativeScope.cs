using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

/// <summary>Tells PostgreSQL whose books are being read: row level security shows nobody else's, and none until it is told.</summary>
internal static class CooperativeScope
{
    extension(Db db)
    {
        /// <summary>Call before the first question about a co-op's books; holds for this unit of work.</summary>
        public async Task ForCooperativeAsync(OrganisationId cooperative, CancellationToken ct)
        {
            if (db.Database.IsNpgsql())
                await db.TellAsync("naikkelas.cooperative", cooperative.Value.ToString(), ct);
        }

        /// <summary>
        /// Within a use case: nobody else changes what hangs on these books until it ends. False where the co-op keeps none.
        /// </summary>
        public async Task<bool> HoldBooksAsync(OrganisationId cooperative, CancellationToken ct)
        {
            await db.ForCooperativeAsync(cooperative, ct);
            return await db.Database.ExecuteSqlAsync(
                    $"UPDATE books SET version = version WHERE cooperative_id = {cooperative.Value}",
                    ct
                ) > 0;
        }

        /// <summary>Within a use case: a posting that is under way ends first, one that comes later meets what was changed.</summary>
        public async Task HoldPostingAsync(OrganisationId cooperative, CancellationToken ct)
        {
            if (db.Database.IsNpgsql())
                await db.Database.ExecuteSqlAsync(
                    $"SELECT 1 FROM book_heads WHERE cooperative_id = {cooperative.Value} FOR UPDATE",
                    ct
                );
        }

        /// <summary>
        /// For sums over many co-ops: heads, months and balances only, never a journal or a member. Holds for this unit of
        /// work.
        /// </summary>
        public async Task ForRollupAsync(CancellationToken ct)
        {
            if (!db.Database.IsNpgsql())
                return;
            await db.ForCooperativeAsync(default, ct);
            await db.TellAsync("naikkelas.rollup", "on", ct);
        }
    }
}
