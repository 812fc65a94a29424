using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Passkeys, one row each; what a device attests of itself is not kept.</summary>
internal sealed partial class UserStore : IUserPasskeyStore<User>
{
    public async Task AddOrUpdatePasskeyAsync(
        User user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    )
    {
        if (await RowAsync(user, passkey.CredentialId, cancellationToken) is { } known)
        {
            (known.SignCount, known.UserVerified, known.BackedUp, known.LastUsedAt) = (
                passkey.SignCount,
                passkey.IsUserVerified,
                passkey.IsBackedUp,
                clock.UtcNow
            );
            return;
        }

        db.UserPasskeys.Add(
            new UserPasskey
            {
                Id = Ids.New<UserPasskeyId>(),
                UserId = user.Id,
                CredentialId = passkey.CredentialId,
                PublicKey = passkey.PublicKey,
                Name = passkey.Name ?? "",
                CreatedAt = clock.UtcNow,
                SignCount = passkey.SignCount,
                Transports = string.Join(' ', passkey.Transports ?? []),
                UserVerified = passkey.IsUserVerified,
                BackupEligible = passkey.IsBackupEligible,
                BackedUp = passkey.IsBackedUp,
            }
        );
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        User user,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await db
                    .UserPasskeys.AsNoTracking()
                    .Where(p => p.UserId == user.Id)
                    .OrderBy(p => p.CreatedAt)
                    .ToListAsync(cancellationToken)
            ).Select(Info),
        ];

    public Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        db
            .UserPasskeys.Where(p => p.CredentialId == credentialId)
            .Join(db.Users, p => p.UserId, u => u.Id, (_, u) => u)
            .SingleOrDefaultAsync(cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        User user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) => await RowAsync(user, credentialId, cancellationToken) is { } row ? Info(row) : null;

    public async Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await RowAsync(user, credentialId, cancellationToken) is { } row)
            db.UserPasskeys.Remove(row);
    }

    private Task<UserPasskey?> RowAsync(User user, byte[] credentialId, CancellationToken ct) =>
        db.UserPasskeys.SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == credentialId, ct);

    private static UserPasskeyInfo Info(UserPasskey row) =>
        new(
            row.CredentialId,
            row.PublicKey,
            new DateTimeOffset(row.CreatedAt, TimeSpan.Zero),
            (uint)row.SignCount,
            row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row.UserVerified,
            row.BackupEligible,
            row.BackedUp,
            [],
            []
        )
        {
            Name = row.Name,
        };
}
