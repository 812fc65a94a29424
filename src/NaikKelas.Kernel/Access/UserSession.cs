using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Access;

public readonly record struct UserSessionId(Guid Value) : IId<UserSessionId>
{
    public static UserSessionId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out UserSessionId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>
/// Somebody signed in on one device. The row is the session: whoever takes it away ends it at the next click. Where
/// the device stood is not kept.
/// </summary>
public sealed class UserSession
{
    public required UserSessionId Id { get; init; }

    public required UserId UserId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>UTC, to within a few minutes.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>As people call it: Firefox. Null: not told.</summary>
    public string? Browser { get; init; }

    /// <summary>As people call it: Android. Null: not told.</summary>
    public string? System { get; init; }
}

public static class UserSessionTables
{
    extension(Db db)
    {
        public DbSet<UserSession> UserSessions => db.Set<UserSession>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<UserSession>(session =>
        {
            session.ToTable("user_sessions");
            session.Property(s => s.Browser).HasMaxLength(40);
            session.Property(s => s.System).HasMaxLength(40);
            session.HasIndex(s => s.LastSeenAt);
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
            session.NotAudited("Signing in and out are told as acts of their own.");
        });
}
