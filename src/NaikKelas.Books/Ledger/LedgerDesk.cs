using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

/// <summary>
/// Where everything is posted, whoever asks. <see cref="PostAsync"/> is one journal in a transaction of its own;
/// <see cref="PostWithinAsync"/> stands or falls with the use case around it.
/// </summary>
internal sealed class LedgerDesk(Db db, ILedgerEngine engine, MainUnits units, AgencyClock clock, Actor actor)
{
    /// <summary>Posts a journal once, however often it is asked for with the same key.</summary>
    public async Task<Result<Posted>> PostAsync(
        OrganisationId cooperative,
        NewJournal journal,
        CancellationToken ct
    )
    {
        var asked = await AskAsync(cooperative, journal, ct);
        if (asked.Refused)
            return asked.As<Posted>();
        return await AnswerAsync(asked.Value, await engine.PostAsync(asked.Value, ct), ct);
    }

    /// <summary>Within <c>db.RunAsync</c>: a refusal must end the use case, whose transaction it has spoilt.</summary>
    public async Task<Result<Posted>> PostWithinAsync(
        OrganisationId cooperative,
        NewJournal journal,
        CancellationToken ct
    )
    {
        var asked = await AskAsync(cooperative, journal, ct);
        if (asked.Refused)
            return asked.As<Posted>();
        var transaction =
            db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Posting within a use case needs its transaction.");
        return await AnswerAsync(
            asked.Value,
            await engine.PostWithinAsync(
                db.Database.GetDbConnection(),
                transaction.GetDbTransaction(),
                asked.Value,
                ct
            ),
            ct
        );
    }

    /// <summary>
    /// What a month may need several times – caught up, or again after it was taken back: posted under the next number of
    /// its key. The use case holds the books and says itself when there is nothing to post.
    /// </summary>
    /// <param name="cooperative">Whose.</param>
    /// <param name="journal">Its key ends where the number comes.</param>
    /// <param name="ct">Ends the asking.</param>
    public async Task<Result<Posted>> PostNextWithinAsync(
        OrganisationId cooperative,
        NewJournal journal,
        CancellationToken ct
    )
    {
        var before = await db.Journals.CountAsync(
            j => j.CooperativeId == cooperative && j.Key.StartsWith(journal.Key),
            ct
        );
        return await PostWithinAsync(cooperative, journal with { Key = $"{journal.Key}{before + 1}" }, ct);
    }

    /// <summary>
    /// Many journals within <c>db.RunAsync</c>, in their order. The first that is refused ends it, told with its place;
    /// the use case must then end refused as well.
    /// </summary>
    public async Task<PostedMany> PostAllWithinAsync(
        OrganisationId cooperative,
        IReadOnlyList<NewJournal> journals,
        CancellationToken ct
    )
    {
        var transaction =
            db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Posting within a use case needs its transaction.");
        List<PostingRequest> requests = new(journals.Count);
        var main = await units.OfAsync(cooperative, db, ct);
        foreach (var journal in journals)
        {
            var asked = Ask(cooperative, main, journal);
            if (asked.Refused)
                return new PostedMany([], requests.Count, asked.Refusal);
            requests.Add(asked.Value);
        }

        var answers = await engine.PostAllWithinAsync(
            db.Database.GetDbConnection(),
            transaction.GetDbTransaction(),
            requests,
            ct
        );
        List<Posted> posted = [.. answers.Select(a => a.Posted).OfType<Posted>()];
        return answers is [.., { RefusedBy: { } code }]
            ? new PostedMany(posted, answers.Count - 1, LedgerWords.Of(code, journals[answers.Count - 1]))
            : new PostedMany(posted, -1, null);
    }

    private async Task<Result<PostingRequest>> AskAsync(
        OrganisationId cooperative,
        NewJournal journal,
        CancellationToken ct
    ) => Ask(cooperative, await units.OfAsync(cooperative, db, ct), journal);

    private Result<PostingRequest> Ask(OrganisationId cooperative, string? main, NewJournal journal)
    {
        var wrong = JournalRules.Check(journal, clock.Today);
        if (wrong.Any)
            return wrong;
        if (main is null)
            return LedgerWords.Of("no-books", journal);
        var whole = journal.In(main);
        return new PostingRequest(
            cooperative,
            whole,
            JournalHash.ContentOf(whole),
            actor.UserId,
            JournalHash.AtMicros(clock.UtcNow)
        );
    }

    private async Task<Result<Posted>> AnswerAsync(
        PostingRequest request,
        PostingAnswer answer,
        CancellationToken ct
    )
    {
        if (answer.Posted is { } posted)
            return posted;
        var refusal = LedgerWords.Of(answer.RefusedBy!, request.Journal);
        // In PostgreSQL the transaction around a refusal can no longer be asked anything.
        if (answer.RefusedBy != "insufficient" || db.Database.CurrentTransaction is not null)
            return refusal;
        var rows = db.SubledgerAccounts;
        var ids = request.Journal.Lines.Select(l => l.SubledgerId).OfType<SubledgerId>().ToList();
        await db.ForCooperativeAsync(request.CooperativeId, ct);
        var low = await rows.AsNoTracking()
            .Where(s => s.CooperativeId == request.CooperativeId && ids.Contains(s.Id))
            .Select(s => new { s.Number, Free = s.Balance.Value - s.Floor.Value })
            .OrderBy(s => s.Free)
            .FirstOrDefaultAsync(ct);
        return low is null
            ? refusal
            : LedgerWords.Insufficient(low.Number, new Rupiah(Math.Max(0, low.Free)));
    }
}

/// <param name="Posted">Those that were posted, or had been before.</param>
/// <param name="RefusedAt">The place of the one that was refused; −1 where none was.</param>
/// <param name="Refusal">Why.</param>
internal sealed record PostedMany(IReadOnlyList<Posted> Posted, int RefusedAt, Refusal? Refusal);

/// <summary>Each co-op's main unit, which never changes; read once a co-op.</summary>
internal sealed class MainUnits
{
    private readonly ConcurrentDictionary<OrganisationId, string> _known = new();

    public async Task<string?> OfAsync(OrganisationId cooperative, Db db, CancellationToken ct)
    {
        if (_known.TryGetValue(cooperative, out var code))
            return code;
        var found = await db
            .Books.AsNoTracking()
            .Where(b => b.CooperativeId == cooperative)
            .Select(b => b.MainUnitCode)
            .SingleOrDefaultAsync(ct);
        if (found is not null && db.Database.CurrentTransaction is null)
            _known[cooperative] = found;
        return found;
    }
}
