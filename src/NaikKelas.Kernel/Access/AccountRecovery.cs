using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Access;

public readonly record struct AccountRecoveryId(Guid Value) : IId<AccountRecoveryId>
{
    public static AccountRecoveryId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out AccountRecoveryId id) =>
        Ids.TryParse(s, out id);
}

public enum RecoveryState
{
    [Display(Name = "Menunggu orang kedua")]
    Open,

    [Display(Name = "Dipulihkan")]
    Done,

    [Display(Name = "Ditolak")]
    Refused,
}

/// <summary>Somebody lost phone and codes: an administrator asks to open the account anew, another one agrees.</summary>
public sealed class AccountRecovery
{
    public const int TextMax = 500;

    public required AccountRecoveryId Id { get; init; }

    public required UserId UserId { get; init; }

    /// <summary>Why it is needed.</summary>
    public required string Reason { get; init; }

    /// <summary>How the administrator made sure who asks.</summary>
    public required string IdentityCheck { get; init; }

    /// <summary>Where the link goes when the mailbox is lost as well; null: the address stays.</summary>
    [Personal]
    public string? NewEmail { get; init; }

    public required UserId AskedBy { get; init; }

    public required string AskedByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    public RecoveryState State { get; set; }

    public UserId? DecidedBy { get; set; }

    public string? DecidedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; set; }
}

public static class AccountRecoveryTables
{
    extension(Db db)
    {
        public DbSet<AccountRecovery> AccountRecoveries => db.Set<AccountRecovery>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<AccountRecovery>(recovery =>
        {
            recovery.ToTable(
                "account_recoveries",
                t =>
                    t.HasCheckConstraint(
                        "ck_account_recoveries_decided",
                        "(state = 'Open') = (decided_at IS NULL)"
                    )
            );
            recovery.Property(r => r.Reason).HasMaxLength(AccountRecovery.TextMax);
            recovery.Property(r => r.IdentityCheck).HasMaxLength(AccountRecovery.TextMax);
            // One at a time, whoever asks.
            recovery.HasIndex(r => r.UserId).IsUnique().HasFilter("state = 'Open'");
            recovery.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        });
}
