using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>What became of an entry.</summary>
/// <param name="Seq">The journal; null while a second person has not agreed.</param>
/// <param name="Reference">As printed.</param>
internal sealed record EntryAnswer(long? Seq, string? Reference);

/// <summary>
/// Use case: an entry of the day. Posted at once, or, from the books' limit on, kept until somebody else agrees. Sent
/// again with the same key it answers the same.
/// </summary>
internal sealed class SendEntry(
    Db db,
    EntryGrounds grounds,
    EntryBook book,
    LedgerDesk desk,
    AgencyClock clock,
    Actor actor
)
{
    /// <summary>By a template, into the books of one of the actor's own co-ops.</summary>
    public async Task<Result<EntryAnswer>> RunAsync(
        OrganisationId cooperative,
        string key,
        EntryBody body,
        CancellationToken ct
    )
    {
        if (await grounds.ReadAsync(cooperative, key, body.Row, ct) is not { } ground)
            return Refusal.NotFound($"Koperasi ini tidak ditemukan, atau bukan koperasi Anda.");
        var facts = await book.FactsAsync(ground.Books, ground.Row, ct);
        var made = EntryRules.JournalOf(key, body, facts);
        return made.Refused
            ? made.As<EntryAnswer>()
            : await RunAsync(ground.Books, made.Value, () => Task.FromResult(ground.Known), ct);
    }

    /// <summary>A whole journal, by somebody whose reach was looked at.</summary>
    public Task<Result<EntryAnswer>> RunAsync(BooksTerms books, NewJournal journal, CancellationToken ct) =>
        RunAsync(books, journal, () => FindAsync(books, journal, ct), ct);

    private async Task<Result<EntryAnswer>> RunAsync(
        BooksTerms books,
        NewJournal journal,
        Func<Task<KnownRequest?>> find,
        CancellationToken ct
    )
    {
        // Before anything is added up: a sum of what is too large would not fit.
        var wrong = JournalRules.Check(journal, clock.Today);
        if (wrong.Any)
            return wrong;
        if (await find() is { } known)
            return await AgainAsync(books, journal, known, ct);
        var amount = journal.Lines.Where(l => l.Amount.Value > 0).Select(l => l.Amount).Sum();
        if (books.ApprovalFrom > Rupiah.Zero && amount >= books.ApprovalFrom && actor.UserId is { } maker)
            return await AskAsync(books, journal, amount, maker, ct);
        var posted = await desk.PostAsync(books.CooperativeId, journal, ct);
        return posted.Refused
            ? posted.As<EntryAnswer>()
            : new EntryAnswer(posted.Value.Seq, posted.Value.Reference);
    }

    private Task<KnownRequest?> FindAsync(BooksTerms books, NewJournal journal, CancellationToken ct)
    {
        var requests = db.JournalRequests;
        return requests
            .AsNoTracking()
            .Where(r => r.CooperativeId == books.CooperativeId && r.Key == journal.Key)
            .Select(r => new KnownRequest(r.Content, r.State, r.Reason, r.Seq))
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>A key that was used for a request stays that request's, whatever the amount says now.</summary>
    private async Task<Result<EntryAnswer>> AgainAsync(
        BooksTerms books,
        NewJournal journal,
        KnownRequest known,
        CancellationToken ct
    )
    {
        if (!known.Content.AsSpan().SequenceEqual(ContentOf(books, journal)))
            return LedgerWords.Of("key-reused", journal);
        if (known.State == RequestState.Returned)
            return Refusal.Conflict("returned", $"Dikembalikan oleh pengurus: {known.Reason!}");
        if (known.Seq is null)
            return new EntryAnswer(null, null);
        // The ledger gives the answer it gave before.
        var posted = await desk.PostAsync(books.CooperativeId, journal, ct);
        return posted.Refused
            ? posted.As<EntryAnswer>()
            : new EntryAnswer(posted.Value.Seq, posted.Value.Reference);
    }

    private async Task<Result<EntryAnswer>> AskAsync(
        BooksTerms books,
        NewJournal journal,
        Rupiah amount,
        Guid maker,
        CancellationToken ct
    )
    {
        await db.ForCooperativeAsync(books.CooperativeId, ct);
        var tried = await TryAsync(books, journal, ct);
        if (tried.Refused)
            return tried.As<EntryAnswer>();
        if (tried.Value is { Again: true } posted)
            return new EntryAnswer(posted.Seq, posted.Reference);
        return await db.RunAsync<EntryAnswer>(
            async () =>
            {
                if (await FindAsync(books, journal, ct) is { } meanwhile)
                    return await AgainAsync(books, journal, meanwhile, ct);
                db.JournalRequests.Add(
                    new JournalRequest
                    {
                        CooperativeId = books.CooperativeId,
                        Key = journal.Key,
                        Body = JsonSerializer.Serialize(journal),
                        Content = ContentOf(books, journal),
                        Date = journal.Date,
                        Description = journal.Description,
                        Amount = amount,
                        MadeBy = maker,
                        MadeAt = clock.UtcNow,
                    }
                );
                return new EntryAnswer(null, null);
            },
            ct
        );
    }

    /// <summary>Posts and takes it back in the same breath: what cannot be posted is told now, not when the board looks at it.</summary>
    private async Task<Result<Posted>> TryAsync(BooksTerms books, NewJournal journal, CancellationToken ct)
    {
        Posted? posted = null;
        var tried = await db.RunAsync<Posted>(
            async () =>
            {
                var answer = await desk.PostWithinAsync(books.CooperativeId, journal, ct);
                if (answer.Refused)
                    return answer;
                posted = answer.Value;
                return new Refusal("tried", $"Hanya dicoba.");
            },
            ct
        );
        return posted is not null ? posted : tried;
    }

    private static byte[] ContentOf(BooksTerms books, NewJournal journal) =>
        JournalHash.ContentOf(journal.In(books.MainUnitCode));
}
