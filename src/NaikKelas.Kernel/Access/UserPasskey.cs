using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Access;

public readonly record struct UserPasskeyId(Guid Value) : IId<UserPasskeyId>
{
    public static UserPasskeyId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out UserPasskeyId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>
/// A passkey (kunci sandi, WebAuthn level 3): the public half of a key that never leaves somebody's phone or token.
/// What the device said of itself when the key was made is not kept.
/// </summary>
public sealed class UserPasskey
{
    public const int NameMax = 60;

    public required UserPasskeyId Id { get; init; }

    public required UserId UserId { get; init; }

    /// <summary>How the device names the key.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>As the person calls it: "Ponsel".</summary>
    public required string Name { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; null: never.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>Grows with each use on devices that count; a copy would fall behind.</summary>
    public long SignCount { get; set; }

    /// <summary>Ways to reach it, with blanks between: internal hybrid.</summary>
    public string Transports { get; init; } = "";

    public bool UserVerified { get; set; }

    public bool BackupEligible { get; init; }

    public bool BackedUp { get; set; }
}

public static class UserPasskeyTables
{
    extension(Db db)
    {
        public DbSet<UserPasskey> UserPasskeys => db.Set<UserPasskey>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<UserPasskey>(passkey =>
        {
            passkey.ToTable("user_passkeys");
            passkey.Property(p => p.Name).HasMaxLength(UserPasskey.NameMax);
            passkey.Property(p => p.Transports).HasMaxLength(100);
            passkey.HasIndex(p => p.CredentialId).IsUnique();
            passkey.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
            passkey.NotAudited(
                "Adding and removing are told as acts of their own; each use changes the count."
            );
        });
}
