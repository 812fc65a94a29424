using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Proof;

/// <summary>Use case: count books again and keep what was found; the latest is what pages and alarms show.</summary>
internal sealed class KeepProof(Db db, VerifyBooks verify, AgencyClock clock)
{
    private const int ToldMax = 5;

    /// <summary>Books that were not looked at for a day. One question a co-op: row level security shows one at a time.</summary>
    public async Task<IReadOnlyList<OrganisationId>> DueAsync(CancellationToken ct)
    {
        var yesterday = clock.UtcNow.AddDays(-1);
        List<OrganisationId> due = [];
        foreach (var id in await db.Books.AsNoTracking().Select(b => b.CooperativeId).ToListAsync(ct))
            if (await LastAsync(id, ct) is not { } last || last.CheckedAt <= yesterday)
                due.Add(id);
        return due;
    }

    public async Task<BookProof?> LastAsync(OrganisationId cooperative, CancellationToken ct)
    {
        await db.ForCooperativeAsync(cooperative, ct);
        return await db
            .BookProofs.AsNoTracking()
            .Where(p => p.CooperativeId == cooperative)
            .OrderByDescending(p => p.CheckedAt)
            .FirstOrDefaultAsync(ct);
    }

    public async Task<BookProof> RunAsync(OrganisationId cooperative, CancellationToken ct)
    {
        // What is counted and the end of the chain are of one moment: a posting between the two only makes the head newer.
        await db.ForCooperativeAsync(cooperative, ct);
        var head = await db
            .BookHeads.AsNoTracking()
            .Where(h => h.CooperativeId == cooperative)
            .Select(h => h.Hash)
            .SingleAsync(ct);
        var proof = await verify.RunAsync(cooperative, ct);
        var kept = new BookProof
        {
            CooperativeId = cooperative,
            CheckedAt = clock.UtcNow,
            Journals = proof.Journals,
            Lines = proof.Lines,
            Differences = proof.Differences.Count,
            Found = proof.Holds
                ? null
                : string.Join(
                    '\n',
                    proof
                        .Differences.Take(ToldMax)
                        .Select(d => $"{d.Invariant} {d.Where}: {d.Expected} ≠ {d.Found}")
                ),
            Head = head,
        };
        db.BookProofs.Add(kept);
        await db.SaveChangesAsync(ct);
        return kept;
    }
}
