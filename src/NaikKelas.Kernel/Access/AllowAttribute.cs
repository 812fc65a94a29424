using Microsoft.AspNetCore.Authorization;

namespace NaikKelas.Kernel.Access;

/// <summary>
/// Who may enter a page or an endpoint. Every route carries this or <see cref="AllowAnonymousAttribute"/>; the program
/// does not start otherwise. Whoever is signed in without such a role gets 404: what is not theirs does not exist.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAttribute(params Role[] roles) : Attribute, IAuthorizeData
{
    public const string PolicyName = "allow";

    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Any signed-in person, whatever the role (own profile, signing out).</summary>
    public bool Everyone => Roles.Count == 0;

    /// <summary>Members of co-ops on their own pages: a session of theirs opens these and no others, and no other session opens these.</summary>
    public bool Members => Roles is [Role.Member];

    string? IAuthorizeData.Policy
    {
        get => PolicyName;
        set { }
    }

    string? IAuthorizeData.Roles { get; set; }

    string? IAuthorizeData.AuthenticationSchemes { get; set; }
}
