using Microsoft.AspNetCore.Identity;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Lockout, TOTP (the secret sealed) and recovery codes (kept as keyed hashes, each good once).</summary>
internal sealed partial class UserStore
    : IUserLockoutStore<User>,
        IUserTwoFactorStore<User>,
        IUserAuthenticatorKeyStore<User>,
        IUserTwoFactorRecoveryCodeStore<User>
{
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(
            user.LockoutEnd is { } end ? new DateTimeOffset(end, TimeSpan.Zero) : null
        );

    public Task SetLockoutEndDateAsync(
        User user,
        DateTimeOffset? lockoutEnd,
        CancellationToken cancellationToken
    )
    {
        user.LockoutEnd = lockoutEnd?.UtcDateTime;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(User user, CancellationToken cancellationToken)
    {
        user.AccessFailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task SetLockoutEnabledAsync(User user, bool enabled, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<bool> GetTwoFactorEnabledAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.TwoFactorEnabled);

    public Task SetTwoFactorEnabledAsync(User user, bool enabled, CancellationToken cancellationToken)
    {
        user.TwoFactorEnabled = enabled;
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } box ? key.Open(box) : null);

    public Task SetAuthenticatorKeyAsync(User user, string secret, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = key.Seal(secret);
        return Task.CompletedTask;
    }

    public Task ReplaceCodesAsync(
        User user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    )
    {
        user.RecoveryCodes = string.Join(' ', recoveryCodes.Select(key.BlindIndex));
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        var left = CodesLeft(user);
        if (!left.Remove(key.BlindIndex(code)))
            return Task.FromResult(false);
        user.RecoveryCodes = string.Join(' ', left);
        return Task.FromResult(true);
    }

    public Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(CodesLeft(user).Count);

    private static List<string> CodesLeft(User user) =>
        [.. (user.RecoveryCodes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
