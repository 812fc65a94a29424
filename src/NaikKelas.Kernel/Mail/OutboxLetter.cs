using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Kernel.Mail;

public readonly record struct LetterId(Guid Value) : IId<LetterId>
{
    public static LetterId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out LetterId id) =>
        Ids.TryParse(s, out id);
}

public enum LetterState
{
    [Display(Name = "menunggu")]
    Waiting,

    [Display(Name = "sedang dikirim")]
    Sending,

    [Display(Name = "terkirim")]
    Sent,

    /// <summary>Given up; an administrator can send it again.</summary>
    [Display(Name = "gagal")]
    Failed,

    /// <summary>Handed over, and the answer never came: sent or not, only the recipient knows. Never sent again by itself.</summary>
    [Display(Name = "tidak pasti")]
    Uncertain,
}

/// <summary>One letter on its way. Once sent, what it said is gone: only that it was sent stays.</summary>
public sealed class OutboxLetter
{
    public required LetterId Id { get; init; }

    /// <summary>Names what the letter is for (<c>invitation/…</c>), never a person; posted twice under one key, it is one letter.</summary>
    public required string Key { get; init; }

    /// <summary>Recipient, subject and text as JSON, sealed; null once sent.</summary>
    [NeverShown]
    public string? SealedLetter { get; set; }

    public required DateTime CreatedAt { get; init; }

    public LetterState State { get; set; }

    public int Attempts { get; set; }

    public DateTime NextAttemptAt { get; set; }

    /// <summary>When the current or last attempt began.</summary>
    public DateTime? ClaimedAt { get; set; }

    /// <summary>When the current or last attempt came to where the letter could be accepted.</summary>
    public DateTime? HandedOverAt { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>A code such as <c>refused-451</c>, without address.</summary>
    public string? LastFailure { get; set; }
}

public static class OutboxTables
{
    extension(Db db)
    {
        public DbSet<OutboxLetter> OutboxLetters => db.Set<OutboxLetter>();
    }

    internal static void Map(ModelBuilder model) =>
        model.Entity<OutboxLetter>(letter =>
        {
            letter.ToTable(
                "outbox_letters",
                t =>
                {
                    t.HasCheckConstraint(
                        "ck_outbox_letters_sent",
                        "(state = 'Sent') = (sent_at IS NOT NULL) AND (state = 'Sent') = (sealed_letter IS NULL)"
                    );
                    t.HasCheckConstraint(
                        "ck_outbox_letters_claimed",
                        "state <> 'Sending' OR claimed_at IS NOT NULL"
                    );
                }
            );
            letter.HasIndex(l => l.Key).IsUnique();
            letter.HasIndex(l => new { l.State, l.NextAttemptAt });
            letter.Property(l => l.SealedLetter).HasMaxLength(100_000);
            letter.NotAudited("The act that posted it is audited; its own row tells how it went.");
        });
}
