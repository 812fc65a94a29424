using System.Data;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Proof;

/// <summary>One thing that does not hold in a co-op's books.</summary>
/// <param name="Invariant">balanced, chain, content, number, balance, subledger, head.</param>
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
        return new BooksProof(recount.Journals, recount.Lines, [.. recount.Differences.Take(ToldMax)]);
    }
}
