using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>
/// The secret part of a letter by which somebody sets a password: sealed, good until a time, and good once, because it
/// names the security stamp that the new password replaces.
/// </summary>
internal sealed class SignInLinks(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan ResetHolds = TimeSpan.FromHours(1);
    public static readonly TimeSpan RecoveryHolds = TimeSpan.FromHours(24);
    public static readonly TimeSpan InvitationHolds = TimeSpan.FromDays(7);

    private readonly IDataProtector _protector = protection.CreateProtector("sign-in-link");

    public string Make(User user, TimeSpan holds)
    {
        var until = time.GetUtcNow().Add(holds).ToUnixTimeSeconds();
        return _protector.Protect(
            string.Create(CultureInfo.InvariantCulture, $"{until}|{user.Id.Value}|{user.SecurityStamp}")
        );
    }

    /// <returns>Whose link it is; null when it was changed, is too old, or is no link at all.</returns>
    public (UserId User, string Stamp)? Read(string? link)
    {
        string[] parts;
        try
        {
            parts = _protector.Unprotect(link ?? "").Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }

        return
            long.Parse(parts[0], CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
            && Ids.TryParse<UserId>(parts[1], out var id)
            ? (id, parts[2])
            : null;
    }
}
