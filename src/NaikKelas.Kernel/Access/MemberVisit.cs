using Microsoft.AspNetCore.Http;

namespace NaikKelas.Kernel.Access;

/// <summary>
/// Somebody of a co-op's register on their own pages: one row of one co-op, no user, no role anywhere else. It is asked
/// for only where a route is for members, so that such a session opens nothing that is not theirs.
/// </summary>
/// <param name="Cooperative">Whose register.</param>
/// <param name="Member">The row.</param>
public sealed record MemberVisit(Guid Cooperative, Guid Member);

/// <summary>Knows the sessions of members; the room that keeps the register brings it.</summary>
public interface IMemberDoor
{
    /// <summary>Who is there; null: nobody, or a session that is over.</summary>
    Task<MemberVisit?> WhoAsync(HttpContext context, CancellationToken ct);
}
