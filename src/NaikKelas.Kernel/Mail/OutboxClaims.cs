using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace NaikKelas.Kernel.Mail;

/// <summary>
/// The steps of a letter on its way, each committed before the next begins, and each counting only for who holds the
/// attempt: a sender that was thought dead finds its attempt taken and stops.
/// </summary>
internal sealed class OutboxClaims(Db db, PersonalDataKey key, AgencyClock clock)
{
    /// <summary>An attempt at a letter, held by who took it.</summary>
    public sealed record Claim(LetterId Id, int Attempt, string SealedLetter);

    /// <summary>Then somebody has to look: about seven hours after the first attempt.</summary>
    public const int AttemptsMax = 12;

    private const int LookedAt = 8;

    /// <summary>Takes the letter that waits longest, so that no other sender sends it.</summary>
    public async Task<Claim?> TakeAsync(CancellationToken ct)
    {
        var now = clock.UtcNow;
        while (true)
        {
            var due = await db
                .OutboxLetters.AsNoTracking()
                .Where(l => l.State == LetterState.Waiting && l.NextAttemptAt <= now)
                .OrderBy(l => l.NextAttemptAt)
                .ThenBy(l => l.Id)
                .Select(l => new
                {
                    l.Id,
                    l.Attempts,
                    l.SealedLetter,
                })
                .Take(LookedAt)
                .ToListAsync(ct);
            if (due.Count == 0)
                return null;
            foreach (var letter in due)
                if (
                    await db
                        .OutboxLetters.Where(l =>
                            l.Id == letter.Id
                            && l.State == LetterState.Waiting
                            && l.Attempts == letter.Attempts
                        )
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(l => l.State, LetterState.Sending)
                                    .SetProperty(l => l.Attempts, letter.Attempts + 1)
                                    .SetProperty(l => l.ClaimedAt, now)
                                    .SetProperty(l => l.HandedOverAt, (DateTime?)null),
                            ct
                        ) == 1
                )
                    return new Claim(letter.Id, letter.Attempts + 1, letter.SealedLetter!);
        }
    }

    public Letter Open(Claim claim) => JsonSerializer.Deserialize<Letter>(key.Open(claim.SealedLetter))!;

    /// <summary>From here on the letter may have been accepted.</summary>
    /// <exception cref="MailException">The attempt is no longer ours.</exception>
    public async Task HandOverAsync(Claim claim, CancellationToken ct)
    {
        var now = clock.UtcNow;
        if (
            await Held(claim)
                .Where(l => l.HandedOverAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.HandedOverAt, now), ct) != 1
        )
            throw new MailException(MailFailure.Later, "attempt-taken");
    }

    public Task SentAsync(Claim claim, CancellationToken ct)
    {
        var now = clock.UtcNow;
        return Held(claim)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.State, LetterState.Sent)
                        .SetProperty(l => l.SentAt, now)
                        .SetProperty(l => l.SealedLetter, (string?)null)
                        .SetProperty(l => l.LastFailure, (string?)null),
                ct
            );
    }

    public Task FailedAsync(Claim claim, MailException failure, CancellationToken ct)
    {
        var state = failure.Failure switch
        {
            MailFailure.Unknown => LetterState.Uncertain,
            MailFailure.Later when claim.Attempt < AttemptsMax => LetterState.Waiting,
            _ => LetterState.Failed,
        };
        var next = clock.UtcNow + Pause(claim.Attempt);
        return Held(claim)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.State, state)
                        .SetProperty(l => l.NextAttemptAt, next)
                        .SetProperty(l => l.LastFailure, failure.Code),
                ct
            );
    }

    /// <summary>
    /// Attempts whose sender died. Before the hand-over the letter surely was not sent: again. After it, again only
    /// where twice is once; else it is uncertain and an administrator decides.
    /// </summary>
    public async Task PickUpAsync(DateTime claimedBefore, bool repeatable, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var dropped = db.OutboxLetters.Where(l =>
            l.State == LetterState.Sending && l.ClaimedAt <= claimedBefore
        );
        await dropped
            .Where(l => repeatable || l.HandedOverAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.State, LetterState.Waiting)
                        .SetProperty(l => l.NextAttemptAt, now)
                        .SetProperty(l => l.LastFailure, "interrupted"),
                ct
            );
        if (!repeatable)
            await dropped.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.State, LetterState.Uncertain)
                        .SetProperty(l => l.LastFailure, "interrupted"),
                ct
            );
    }

    /// <summary>When the next letter falls due; null when none waits.</summary>
    public Task<DateTime?> NextDueAsync(CancellationToken ct) =>
        db
            .OutboxLetters.Where(l => l.State == LetterState.Waiting)
            .MinAsync(l => (DateTime?)l.NextAttemptAt, ct);

    /// <summary>Half a minute, then twice as long each time, at most an hour.</summary>
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, attempt - 1), 3600));

    private IQueryable<OutboxLetter> Held(Claim claim) =>
        db.OutboxLetters.Where(l =>
            l.Id == claim.Id && l.State == LetterState.Sending && l.Attempts == claim.Attempt
        );
}
