using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Kernel.Idempotency;

/// <summary>A write as it was asked for.</summary>
/// <param name="Key">Made up by the caller, one for each act: 1 to 100 visible ASCII characters, mostly a UUID.</param>
/// <param name="Route">Method and path, so that one key cannot stand for two acts.</param>
/// <param name="Body">What was sent, the same bytes for the same meaning.</param>
public sealed record OnceRequest(string Key, string Route, ReadOnlyMemory<byte> Body);

/// <summary>What is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, without personal data beyond what the act itself was given.</param>
/// <param name="IsRepeated">It was done before; this is what was answered then.</param>
public sealed record OnceAnswer(int Status, string Body, bool IsRepeated = false);

/// <summary>
/// Does an act once, however often it is asked for with the same key: same body, same answer; another body, 409. One
/// indexed read and one insert, in the act's own transaction. Of two at once the second loses at the unique key, is
/// rolled back whole, starts again and reads what the first answered.
/// </summary>
public sealed class OnceOnly(Db db, Actor actor, AgencyClock clock, PersonalDataKey key)
{
    public const int KeyMax = 100;

    /// <param name="request">What is asked, and by which key.</param>
    /// <param name="act">The use case; it may run again after a lost race, on fresh rows.</param>
    /// <param name="ct">Stops the work; nothing is kept then.</param>
    public async Task<Result<OnceAnswer>> RunAsync(
        OnceRequest request,
        Func<Task<Result<OnceAnswer>>> act,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(act);
        if (Check(request.Key) is { } refusal)
            return refusal;
        var digest = key.BlindIndex(Convert.ToHexStringLower(SHA256.HashData(request.Body.Span)));
        var answer = await db.RunAsync(() => ActAsync(request, digest, act, ct), ct);
        // Whoever lost the race may have met the winner's work as a reason to refuse; the answer is the winner's.
        return answer.Refused && await FindAsync(request.Key, ct) is { } won
            ? Tell(won, request.Route, digest)
            : answer;
    }

    private async Task<Result<OnceAnswer>> ActAsync(
        OnceRequest request,
        string digest,
        Func<Task<Result<OnceAnswer>>> act,
        CancellationToken ct
    )
    {
        if (await FindAsync(request.Key, ct) is { } kept)
            return Tell(kept, request.Route, digest);
        var answer = await act();
        if (answer.Refused)
            return answer;
        db.KeptAnswers.Add(
            new KeptAnswer
            {
                UserId = Caller,
                Key = request.Key,
                Route = request.Route,
                BodyDigest = digest,
                Status = answer.Value.Status,
                Answer = answer.Value.Body,
                KeptAt = clock.UtcNow,
            }
        );
        return answer;
    }

    private Task<KeptAnswer?> FindAsync(string name, CancellationToken ct)
    {
        var caller = Caller;
        return db
            .KeptAnswers.AsNoTracking()
            .SingleOrDefaultAsync(a => a.UserId == caller && a.Key == name, ct);
    }

    private UserId Caller =>
        new(actor.UserId ?? throw new InvalidOperationException("Only somebody signed in brings a key."));

    private static Result<OnceAnswer> Tell(KeptAnswer kept, string route, string digest) =>
        kept.Route == route && kept.BodyDigest == digest
            ? new OnceAnswer(kept.Status, kept.Answer, IsRepeated: true)
            : Refusal.Conflict(
                "idempotency-key.other-body",
                $"Kunci ini sudah dipakai untuk isi atau alamat lain. Buat kunci baru untuk setiap tindakan baru."
            );

    private static Refusal? Check(string name) =>
        name.Length is 0 or > KeyMax || !name.All(c => c is > ' ' and <= '~')
            ? new Refusal(
                "idempotency-key",
                $"Idempotency-Key: ditemukan {name.Length} huruf, seharusnya 1 sampai {KeyMax} huruf ASCII tanpa spasi, misalnya sebuah UUID.",
                "Idempotency-Key"
            )
            : null;
}
