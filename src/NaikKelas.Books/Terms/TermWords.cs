using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Terms;

/// <summary>What the use cases of terms share: the rows they hold, and what they say of a term that has ended.</summary>
internal static class TermWords
{
    /// <summary>Two phones at once: the second one reads what the first one did.</summary>
    public static Refusal Ended(SavingsTerm term) =>
        Refusal.Conflict(
            "term-ended",
            term.State == TermState.Extended
                ? (FormattableString)$"Simpanan berjangka ini sudah diperpanjang {term.EndedOn}."
                : $"Simpanan berjangka ini sudah dicairkan {term.EndedOn}."
        );

    extension(Db db)
    {
        internal Task<SavingsTerm?> TermAsync(OrganisationId cooperative, TermId id, CancellationToken ct) =>
            db.SavingsTerms.SingleOrDefaultAsync(t => t.CooperativeId == cooperative && t.Id == id, ct);

        /// <summary>Reads a passbook that nobody draws from or pays into until the use case ends; null where there is none.</summary>
        internal async Task<SubledgerAccount?> HoldPassbookAsync(
            OrganisationId cooperative,
            SubledgerId id,
            CancellationToken ct
        )
        {
            await db.Database.ExecuteSqlAsync(
                $"UPDATE subledger_accounts SET floor = floor WHERE cooperative_id = {cooperative.Value} AND id = {id.Value}",
                ct
            );
            return await db.SubledgerAccounts.SingleOrDefaultAsync(
                s => s.CooperativeId == cooperative && s.Id == id,
                ct
            );
        }
    }
}
