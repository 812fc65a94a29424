using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>
/// Identity's users with two differences: lockout asks our clock, and wrong passwords are counted by the database,
/// so that guesses sent at the same moment count each.
/// </summary>
internal sealed class Accounts(
    IUserStore<User> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<User> hasher,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<User>> log,
    Db db,
    AgencyClock clock
) : UserManager<User>(store, options, hasher, [], [], normalizer, errors, services, log)
{
    public override Task<bool> IsLockedOutAsync(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(user.LockoutEnd > clock.UtcNow);
    }

    public override async Task<IdentityResult> AccessFailedAsync(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        await db
            .Users.Where(u => u.Id == user.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1),
                CancellationToken
            );
        await db.Entry(user).ReloadAsync(CancellationToken);
        db.Audit("user.sign-in-failed", $"users/{user.Id.Value}");
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.LockoutEnd = clock.UtcNow + Options.Lockout.DefaultLockoutTimeSpan;
            user.AccessFailedCount = 0;
        }

        await db.SaveChangesAsync(CancellationToken);
        return IdentityResult.Success;
    }

    /// <summary>Signs the person out everywhere else, and makes letters sent before worthless.</summary>
    public async Task SetPasswordAsync(User user, string password)
    {
        ArgumentNullException.ThrowIfNull(user);
        user.PasswordHash = PasswordHasher.HashPassword(user, password);
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        await UpdateSecurityStampAsync(user);
    }
}
