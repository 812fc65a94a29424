using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Sessions;

/// <summary>Use cases: sign out one of one's own devices, or all others (keluarkan perangkat).</summary>
internal sealed class EndSessions(Db db, Actor actor)
{
    public Task<Result<int>> OneAsync(UserSessionId id, CancellationToken ct) =>
        db.RunAsync<int>(
            async () =>
            {
                var own = new UserId(actor.UserId!.Value);
                var ended = await db
                    .UserSessions.Where(s => s.Id == id && s.UserId == own)
                    .ExecuteDeleteAsync(ct);
                if (ended == 0)
                    return Refusal.NotFound($"Perangkat ini tidak ada.");
                db.Audit("user.session-ended", $"users/{own.Value}", "1");
                return ended;
            },
            ct
        );

    /// <param name="kept">The one that asks.</param>
    /// <param name="ct">Ends the wait for the database.</param>
    public Task<Result<int>> OthersAsync(UserSessionId kept, CancellationToken ct) =>
        db.RunAsync<int>(
            async () =>
            {
                var own = new UserId(actor.UserId!.Value);
                var ended = await db
                    .UserSessions.Where(s => s.UserId == own && s.Id != kept)
                    .ExecuteDeleteAsync(ct);
                if (ended > 0)
                    db.Audit("user.session-ended", $"users/{own.Value}", $"{ended}");
                return ended;
            },
            ct
        );
}
