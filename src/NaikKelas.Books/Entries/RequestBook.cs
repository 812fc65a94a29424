using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Entries;

/// <summary>Reads what waits for a second person.</summary>
internal sealed class RequestBook(Db db, AgencyClock clock)
{
    /// <summary>How far back decisions are shown.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>What waits, the oldest first; after it what was decided lately.</summary>
    public async Task<IReadOnlyList<RequestLine>> ListAsync(BooksCard books, int take, CancellationToken ct)
    {
        var since = clock.UtcNow - Lately;
        var rows = await db
            .JournalRequests.AsNoTracking()
            .Where(r =>
                r.CooperativeId == books.CooperativeId
                && (r.State == RequestState.Waiting || r.DecidedAt >= since)
            )
            .OrderByDescending(r => r.State == RequestState.Waiting)
            .ThenBy(r => r.MadeAt)
            .Take(take)
            .ToListAsync(ct);
        var names = await NamesAsync(
            [.. rows.SelectMany(r => new[] { r.MadeBy, r.DecidedBy ?? r.MadeBy })],
            ct
        );
        return
        [
            .. rows.Select(r => new RequestLine(
                r,
                names.GetValueOrDefault(r.MadeBy, "–"),
                r.DecidedBy is { } person ? names.GetValueOrDefault(person, "–") : null
            )),
        ];
    }

    public Task<int> WaitingAsync(BooksCard books, CancellationToken ct) =>
        db.JournalRequests.CountAsync(
            r => r.CooperativeId == books.CooperativeId && r.State == RequestState.Waiting,
            ct
        );

    public async Task<RequestLine?> OfJournalAsync(BooksCard books, long seq, CancellationToken ct)
    {
        var request = await db
            .JournalRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.CooperativeId == books.CooperativeId && r.Seq == seq, ct);
        if (request is null)
            return null;
        var names = await NamesAsync([request.MadeBy, request.DecidedBy!.Value], ct);
        return new RequestLine(
            request,
            names.GetValueOrDefault(request.MadeBy, "–"),
            names.GetValueOrDefault(request.DecidedBy.Value, "–")
        );
    }

    public async Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyList<Guid> people, CancellationToken ct)
    {
        UserId[] ids = [.. people.Distinct().Select(p => new UserId(p))];
        return await db
            .Users.AsNoTracking()
            .Where(u => ids.Contains(u.Id))
            .Select(u => new { u.Id, u.Name })
            .ToDictionaryAsync(u => u.Id.Value, u => u.Name, ct);
    }
}

internal sealed record RequestLine(JournalRequest Request, string MadeBy, string? DecidedBy);
