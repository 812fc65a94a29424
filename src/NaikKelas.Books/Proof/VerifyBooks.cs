using System.Data;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Outlets;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Proof;

/// <summary>One thing that does not hold in a co-op's books.</summary>
/// <param name="Invariant">balanced, chain, content, number, balance, subledger, head, stock.</param>
/// <param name="Where">Which journal, account or row.</param>
/// <param name="Expected">What the journals say.</param>
/// <param name="Found">What is kept.</param>
internal sealed record Difference(string Invariant, string Where, string Expected, string Found);

/// <summary>What was looked at and what did not hold.</summary>
internal sealed record BooksProof(long Journals, long Lines, IReadOnlyList<Difference> Differences)
{
    public bool Holds => Differences.Count == 0;
}

/// <summary>
/// Recomputes a co-op's books from its journals alone: sums, chain, running numbers, kept balances, sub-ledger. It reads
/// in one transaction, so that postings go on beside it.
/// </summary>
internal sealed class VerifyBooks(Db db)
{
    /// <summary>So many differences tell enough.</summary>
    private const int ToldMax = 200;

    public async Task<BooksProof> RunAsync(OrganisationId cooperative, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.ForCooperativeAsync(cooperative, ct);
        var recount = new Recount(
            (
                await db
                    .Accounts.AsNoTracking()
                    .Where(a => a.CooperativeId == cooperative && a.Cash)
                    .Select(a => a.Code)
                    .ToListAsync(ct)
            ).ToHashSet(StringComparer.Ordinal)
        );
        await foreach (
            var journal in db
                .Journals.AsNoTracking()
                .Include(j => j.Lines.OrderBy(l => l.LineNo))
                .Where(j => j.CooperativeId == cooperative)
                .OrderBy(j => j.Seq)
                .AsAsyncEnumerable()
                .WithCancellation(ct)
        )
            recount.Add(journal);
        var head = await db
            .BookHeads.AsNoTracking()
            .SingleOrDefaultAsync(h => h.CooperativeId == cooperative, ct);
        recount.Compare(head);
        recount.Compare(
            await db.Balances.AsNoTracking().Where(b => b.CooperativeId == cooperative).ToListAsync(ct)
        );
        recount.Compare(
            await db
                .SubledgerAccounts.AsNoTracking()
                .Where(s => s.CooperativeId == cooperative)
                .ToListAsync(ct)
        );
        recount.Compare(await StockAsync(cooperative, ct));
        return new BooksProof(recount.Journals, recount.Lines, [.. recount.Differences.Take(ToldMax)]);
    }

    private async Task<List<StockRecount>> StockAsync(OrganisationId id, CancellationToken ct)
    {
        var (moves, cards) = (db.StockMoves, db.SubledgerAccounts);
        var rows = await db
            .Goods.AsNoTracking()
            .Where(g => g.CooperativeId == id)
            .OrderBy(g => g.Number)
            .Select(g => new
            {
                g.Number,
                g.Quantity,
                g.Value,
                Quantities = moves.Where(m => m.CooperativeId == id && m.GoodId == g.Id).Sum(m => m.Quantity),
                Values = moves.Where(m => m.CooperativeId == id && m.GoodId == g.Id).Sum(m => m.Value.Value),
                Card = cards
                    .Where(c => c.CooperativeId == id && c.Id == g.SubledgerId)
                    .Select(c => c.Balance.Value)
                    .First(),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new StockRecount(
                r.Number,
                new StockCard(r.Quantities, r.Values),
                new StockCard(r.Quantity, r.Value.Value),
                r.Card
            )),
        ];
    }
}
