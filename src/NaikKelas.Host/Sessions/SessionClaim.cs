using System.Security.Claims;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Sessions;

/// <summary>Which session the cookie belongs to. The cookie is sealed, so the number needs no secret of its own.</summary>
internal static class SessionClaim
{
    private const string Type = "sesi";

    public static Claim For(UserSessionId id) => new(Type, id.Value.ToString());

    public static UserSessionId? Of(ClaimsPrincipal who) =>
        Ids.TryParse<UserSessionId>(who.FindFirstValue(Type), out var id) ? id : null;
}
