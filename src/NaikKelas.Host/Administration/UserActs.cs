using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.SignIn;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

/// <summary>What an administrator does to an account that exists.</summary>
internal sealed class UserActs(
    Db db,
    AgencyClock clock,
    Actor actor,
    VisibleUsers users,
    SignInLetters letters
)
{
    /// <summary>Signed out at the next click, and kept out. The rows stay: the trail names people.</summary>
    public Task<Result<User>> DisableAsync(UserId id, string? reason, CancellationToken ct) =>
        OnWholeUserAndPostAsync(
            id,
            async user =>
            {
                if (user.Id.Value == actor.UserId)
                    return new Refusal("own-account", $"Anda tidak dapat menonaktifkan akun sendiri.");
                db.Because(reason);
                user.Disabled = true;
                await db.UserSessions.Where(s => s.UserId == user.Id).ExecuteDeleteAsync(ct);
                return null;
            },
            ct
        );

    public Task<Result<User>> EnableAsync(UserId id, CancellationToken ct) =>
        OnWholeUserAsync(
            id,
            user =>
            {
                user.Disabled = false;
                return null;
            },
            ct
        );

    /// <summary>Opens an account that too many wrong passwords closed.</summary>
    public Task<Result<User>> UnlockAsync(UserId id, CancellationToken ct) =>
        OnWholeUserAsync(
            id,
            user =>
            {
                (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
                return null;
            },
            ct
        );

    /// <summary>Sends the letter again: the invitation, or a new password for who has one.</summary>
    public Task<Result<User>> SendLinkAsync(UserId id, CancellationToken ct) =>
        OnWholeUserAndPostAsync(
            id,
            async user =>
            {
                if (user.Disabled)
                    return new Refusal("disabled", $"Akun ini nonaktif.");
                db.Audit("user.link-sent", $"users/{user.Id.Value}");
                await (
                    user.PasswordHash is null ? letters.InviteAsync(user, ct) : letters.ResetAsync(user, ct)
                );
                return null;
            },
            ct
        );

    /// <summary>Takes a grant back: yesterday was its last day.</summary>
    public Task<Result<User>> EndGrantAsync(UserId id, Guid grant, string? reason, CancellationToken ct) =>
        db.RunAsync<User>(
            async () =>
            {
                if (
                    await users.FindAsync(id, ct) is not { } user
                    || user.Grants.Find(g => g.Id == grant) is not { } held
                    || !users.Reaches(held)
                )
                    return Refusal.NotFound($"Kewenangan ini tidak ada.");
                db.Because(reason);
                held.Until = clock.Today.AddDays(-1);
                return user;
            },
            ct
        );

    /// <summary>An account is one: whoever does not reach all of its grants must not close or open it.</summary>
    private Task<Result<User>> OnWholeUserAsync(
        UserId id,
        Func<User, Refusal?> change,
        CancellationToken ct
    ) => OnWholeUserAndPostAsync(id, user => Task.FromResult(change(user)), ct);

    private Task<Result<User>> OnWholeUserAndPostAsync(
        UserId id,
        Func<User, Task<Refusal?>> change,
        CancellationToken ct
    ) =>
        db.RunAsync<User>(
            async () =>
            {
                if (await users.FindAsync(id, ct) is not { } user)
                    return Refusal.NotFound($"Pengguna ini tidak ada.");
                if (user.Grants.Any(g => g.HoldsOn(clock.Today) && !users.Reaches(g)))
                    return Refusal.Conflict(
                        "beyond-reach",
                        $"Orang ini juga punya kewenangan di luar wilayah Anda. Cabut saja kewenangannya di wilayah Anda."
                    );
                if (await change(user) is { } refusal)
                    return refusal;
                return user;
            },
            ct
        );
}
