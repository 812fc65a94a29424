using Microsoft.AspNetCore.Identity;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Checks the codes of a person's authenticator app against our clock (the framework's asks the machine's).</summary>
internal sealed class TotpProvider(TimeProvider time) : IUserTwoFactorTokenProvider<User>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) =>
        await manager.GetAuthenticatorKeyAsync(user) is not null;

    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) =>
        Task.FromResult("");

    public async Task<bool> ValidateAsync(
        string purpose,
        string token,
        UserManager<User> manager,
        User user
    ) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } secret
        && Totp.Holds(Totp.Decode(secret), token, time.GetUtcNow());
}
