using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Entries;

/// <summary>Use case: a second person lets an entry above the limit in, or gives it back with a reason.</summary>
internal sealed class DecideRequest(Db db, LedgerDesk desk, AgencyClock clock, Actor actor)
{
    private const int ReasonMax = 500;

    /// <summary>Posts what was asked for, once, with the key of the entry.</summary>
    public Task<Result<Posted>> ApproveAsync(BooksCard books, string key, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var found = await WaitingAsync(books, key, ct);
                if (found.Refused)
                    return found.As<Posted>();
                var request = found.Value;
                var posted = await desk.PostWithinAsync(
                    books.CooperativeId,
                    JsonSerializer.Deserialize<NewJournal>(request.Body)!,
                    ct
                );
                if (posted.Refused)
                    return posted;
                Decide(request, RequestState.Approved);
                request.Seq = posted.Value.Seq;
                return posted;
            },
            ct
        );

    public Task<Result<Kernel.Unit>> ReturnAsync(
        BooksCard books,
        string key,
        string? reason,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                var found = await WaitingAsync(books, key, ct);
                if (found.Refused)
                    return found.As<Kernel.Unit>();
                if (string.IsNullOrWhiteSpace(reason))
                    return new Refusal("reason", $"Tuliskan apa yang perlu diperbaiki.", "Reason");
                if (reason.Trim().Length > ReasonMax)
                    return new Refusal("reason", $"Alasan paling panjang {ReasonMax} huruf.", "Reason");
                found.Value.Reason = reason.Trim();
                Decide(found.Value, RequestState.Returned);
                return default(Kernel.Unit);
            },
            ct
        );

    private async Task<Result<JournalRequest>> WaitingAsync(BooksCard books, string key, CancellationToken ct)
    {
        if (
            await db.JournalRequests.SingleOrDefaultAsync(
                r => r.CooperativeId == books.CooperativeId && r.Key == key,
                ct
            )
            is not { } request
        )
            return Refusal.NotFound($"Permintaan tidak ditemukan.");
        if (request.State != RequestState.Waiting)
            return Refusal.Conflict("decided", $"Permintaan ini sudah diputuskan.");
        if (actor.UserId is not { } person || person == request.MadeBy)
            return Refusal.Conflict(
                "own-request",
                $"Yang mencatat tidak dapat menyetujui sendiri. Minta pengurus lain memeriksanya."
            );
        return request;
    }

    private void Decide(JournalRequest request, RequestState state)
    {
        request.State = state;
        request.DecidedBy = actor.UserId;
        request.DecidedAt = clock.UtcNow;
        request.Version++;
    }
}
