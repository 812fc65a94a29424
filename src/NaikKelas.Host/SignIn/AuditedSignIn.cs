using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NaikKelas.Host.Sessions;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Whichever way somebody comes in, the trail tells it. A disabled person does not come in at all.</summary>
internal sealed class AuditedSignIn(
    Accounts users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<User> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<User> confirmation,
    Db db,
    Actor actor,
    AgencyClock clock
) : SignInManager<User>(users, context, claims, options, log, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(!user.Disabled);
    }

    public override async Task SignInWithClaimsAsync(
        User user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        await ForgetSessionAsync();
        var device = Device.Of(Context.Request.Headers.UserAgent.ToString());
        var session = new UserSession
        {
            Id = Ids.New<UserSessionId>(),
            UserId = user.Id,
            StartedAt = clock.UtcNow,
            LastSeenAt = clock.UtcNow,
            Browser = device.Browser,
            System = device.System,
        };
        db.UserSessions.Add(session);
        (actor.UserId, actor.Name) = (user.Id.Value, user.Name);
        db.Audit("user.signed-in", $"users/{user.Id.Value}");
        await db.SaveChangesAsync(Context.RequestAborted);
        await base.SignInWithClaimsAsync(
            user,
            authenticationProperties,
            [.. additionalClaims, SessionClaim.For(session.Id)]
        );
    }

    /// <summary>
    /// The device has checked who holds it, so this counts as both steps. What is locked or disabled stays outside, and
    /// an answer that nobody asked for fails like a wrong one.
    /// </summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        PasskeyAssertionResult<User> told;
        try
        {
            told = await PerformPasskeyAssertionAsync(credentialJson);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return await FailedAsync(null);
        }

        if (!told.Succeeded)
            return await FailedAsync(null);
        if (await PreSignInCheck(told.User) is { } refused)
        {
            await FailedAsync(told.User);
            return refused;
        }

        await UserManager.AddOrUpdatePasskeyAsync(told.User, told.Passkey);
        await SignInAsync(told.User, isPersistent: false);
        return SignInResult.Success;
    }

    /// <summary>A key that opens nothing stands in the trail, with the account where one is known.</summary>
    private async Task<SignInResult> FailedAsync(User? user)
    {
        db.Audit("user.passkey-failed", user is null ? "users" : $"users/{user.Id.Value}");
        await db.SaveChangesAsync(Context.RequestAborted);
        return SignInResult.Failed;
    }

    public override async Task SignOutAsync()
    {
        await ForgetSessionAsync();
        await base.SignOutAsync();
    }

    /// <summary>The session of this browser ends here, whoever it belonged to.</summary>
    private async Task ForgetSessionAsync()
    {
        if (SessionClaim.Of(Context.User) is { } id)
            await db.UserSessions.Where(s => s.Id == id).ExecuteDeleteAsync(Context.RequestAborted);
    }
}
