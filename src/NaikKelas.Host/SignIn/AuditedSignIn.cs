using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
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
    Actor actor
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
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        (actor.UserId, actor.Name) = (user.Id.Value, user.Name);
        db.Audit("user.signed-in", $"users/{user.Id.Value}");
        await db.SaveChangesAsync(Context.RequestAborted);
    }
}
