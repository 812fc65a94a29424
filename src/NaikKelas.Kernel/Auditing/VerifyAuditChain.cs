using Microsoft.EntityFrameworkCore;

namespace NaikKelas.Kernel.Auditing;

/// <summary>Walks the audit trail from the first line: each must carry its own hash and that of the line before.</summary>
public sealed class VerifyAuditChain(Db db)
{
    public sealed record Report(long Lines, string Hash);

    /// <returns>How long the chain is, or the refusal <c>audit-broken</c> naming the first line that does not hold.</returns>
    public async Task<Result<Report>> RunAsync(CancellationToken ct)
    {
        var (number, previous) = (0L, AuditEntry.Genesis);
        await foreach (
            var entry in db
                .AuditEntries.AsNoTracking()
                .OrderBy(a => a.Number)
                .AsAsyncEnumerable()
                .WithCancellation(ct)
        )
        {
            if (entry.Number != number + 1 || entry.PreviousHash != previous || !entry.HashHolds)
                return new Refusal(
                    "audit-broken",
                    $"Rantai jejak audit putus pada baris {number + 1}: isinya bukan yang dulu ditulis."
                );
            (number, previous) = (entry.Number, entry.Hash);
        }

        // Cutting off the end leaves a chain that holds; the head knows how long it was.
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(ct);
        if (head.Number != number || head.Hash != previous)
            return new Refusal(
                "audit-broken",
                $"Rantai jejak audit berakhir pada baris {number}, padahal sudah tertulis {head.Number} baris."
            );
        return new Report(number, previous);
    }
}
