using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Exchange;

/// <summary>One co-op as the command line names it.</summary>
internal sealed record BooksRef(OrganisationId Id, string Ref, string Name, IReadOnlyList<int> Years);

/// <summary>Which co-ops keep books, for whoever runs the machine.</summary>
internal sealed class FindBooks(Db db, OrganisationDirectory organisations)
{
    public async Task<IReadOnlyList<BooksRef>> AllAsync(CancellationToken ct)
    {
        var ids = await db.Books.AsNoTracking().Select(b => b.CooperativeId).ToListAsync(ct);
        var cards = await organisations.FindAllAsync(ids, ct);
        List<BooksRef> all = [];
        foreach (
            var card in cards.Values.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id.Value)
        )
        {
            await db.ForCooperativeAsync(card.Id, ct);
            var years = await db
                .JournalCounters.AsNoTracking()
                .Where(c => c.CooperativeId == card.Id)
                .Select(c => c.Year)
                .Distinct()
                .OrderBy(y => y)
                .ToListAsync(ct);
            all.Add(new BooksRef(card.Id, $"{card.Id.Value}", card.Name, years));
        }

        return all;
    }

    /// <param name="reference">The id as <c>books list</c> prints it, or the Nomor Induk Koperasi.</param>
    /// <param name="ct">To give up.</param>
    public async Task<Result<OrganisationCard>> OneAsync(string reference, CancellationToken ct)
    {
        var ids = await db.Books.AsNoTracking().Select(b => b.CooperativeId).ToListAsync(ct);
        var cards = await organisations.FindAllAsync(ids, ct);
        var found = cards.Values.FirstOrDefault(c =>
            Guid.TryParse(reference, out var id) ? c.Id.Value == id : c.NomorIndukKoperasi == reference
        );
        return found is null
            ? Refusal.NotFound(
                $"Koperasi {reference} tidak membuka pembukuan di sini. Lihat: naikkelas books list."
            )
            : found;
    }
}
