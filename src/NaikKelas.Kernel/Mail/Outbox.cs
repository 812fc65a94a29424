using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace NaikKelas.Kernel.Mail;

/// <summary>
/// Where a use case posts its letters: they are saved with it or not at all, and sent behind the answer. Nobody waits
/// for a mail server, and a restart loses none.
/// </summary>
public sealed class Outbox(Db db, PersonalDataKey seal, AgencyClock clock, OutboxBell bell)
{
    /// <summary>Posts in the transaction of the use case. The same key again changes nothing.</summary>
    /// <param name="key">What the letter is for, for example <c>invitation/{round}/{nomination}</c>; never a name or address.</param>
    /// <param name="letter">What to send.</param>
    /// <param name="ct">Ends the wait for the database.</param>
    public Task PostAsync(string key, Letter letter, CancellationToken ct) =>
        PostAllAsync([(key, letter)], ct);

    /// <summary>
    /// Posts once more under its key a letter that was given up, with what it says now: the address may have been
    /// mended meanwhile. A letter that waits, went, or may have gone is left alone.
    /// </summary>
    /// <returns>Whether it had been given up.</returns>
    public async Task<bool> PostAgainAsync(string key, Letter letter, CancellationToken ct)
    {
        var id = await db.OutboxLetters.Where(l => l.Key == key).Select(l => l.Id).SingleOrDefaultAsync(ct);
        if (await db.OutboxLetters.HoldAsync(id, ct) is not { State: LetterState.Failed } failed)
            return false;
        failed.SealedLetter = seal.Seal(JsonSerializer.Serialize(letter));
        (failed.State, failed.Attempts, failed.NextAttemptAt) = (LetterState.Waiting, 0, clock.UtcNow);
        db.AfterCommit(bell.Ring);
        return true;
    }

    /// <summary>Many letters at once; those whose key was posted before are left out.</summary>
    /// <returns>How many are new.</returns>
    public async Task<int> PostAllAsync(
        IReadOnlyList<(string Key, Letter Letter)> letters,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(letters);
        var keys = letters.Select(l => l.Key).ToList();
        var known = await db
            .OutboxLetters.AsNoTracking()
            .Where(l => keys.Contains(l.Key))
            .Select(l => l.Key)
            .ToHashSetAsync(StringComparer.Ordinal, ct);
        known.UnionWith(db.OutboxLetters.Local.Select(l => l.Key));
        var now = clock.UtcNow;
        var posted = 0;
        foreach (var (name, letter) in letters)
        {
            if (!known.Add(name))
                continue;
            db.OutboxLetters.Add(
                new OutboxLetter
                {
                    Id = Ids.New<LetterId>(),
                    Key = name,
                    SealedLetter = seal.Seal(JsonSerializer.Serialize(letter)),
                    CreatedAt = now,
                    NextAttemptAt = now,
                }
            );
            posted++;
        }

        if (posted > 0)
            db.AfterCommit(bell.Ring);
        return posted;
    }
}

/// <summary>Wakes the sender when letters were committed, so that it need not look every second.</summary>
public sealed class OutboxBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung already, and not heard yet.
        }
    }

    internal Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _rung.WaitAsync(atMost, ct);

    public void Dispose() => _rung.Dispose();
}
