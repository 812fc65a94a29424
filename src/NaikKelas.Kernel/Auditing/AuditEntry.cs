using System.Security.Cryptography;
using System.Text;

namespace NaikKelas.Kernel.Auditing;

/// <summary>
/// One line of the audit trail: append-only (a trigger refuses change), written in the transaction of the change it
/// tells of, and chained: <see cref="Hash"/> covers this line and the hash of the one before.
/// </summary>
public sealed record AuditEntry(
    long Number,
    DateTime At,
    Guid? UserId,
    string Actor,
    string Action,
    string Subject,
    string Detail,
    string? Reason,
    string PreviousHash,
    string Hash
)
{
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256, lower-case hex, over the fields joined by the unit separator.</summary>
    public static string HashOf(
        long number,
        DateTime at,
        Guid? userId,
        string actor,
        string action,
        string subject,
        string detail,
        string? reason,
        string previousHash
    )
    {
        var text = string.Join(
            '\u001f',
            number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            userId?.ToString() ?? "",
            actor,
            action,
            subject,
            detail,
            reason ?? "",
            previousHash
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public bool HashHolds =>
        Hash == HashOf(Number, At, UserId, Actor, Action, Subject, Detail, Reason, PreviousHash);
}

/// <summary>The end of the chain: one row, held while lines are added.</summary>
internal sealed class AuditHead
{
    public required int Id { get; init; }

    public long Number { get; set; }

    public required string Hash { get; set; }
}

/// <summary>A value the trail and the screen never show: it is told only that it changed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NeverShownAttribute : Attribute;
