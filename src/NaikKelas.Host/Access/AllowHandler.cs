using Microsoft.AspNetCore.Authorization;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Access;

internal sealed class AllowRequirement : IAuthorizationRequirement;

/// <summary>Lets in whoever holds one of the roles that the route's <see cref="AllowAttribute"/> names.</summary>
internal sealed class AllowHandler(Actor actor) : AuthorizationHandler<AllowRequirement>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        AllowRequirement requirement
    )
    {
        var allow = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>();
        if (allow is not null && MayEnter(allow))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private bool MayEnter(AllowAttribute allow) =>
        allow.Members
            ? actor.Member is not null
            : actor.SignedIn && (allow.Everyone || actor.Is(allow.Roles));
}
