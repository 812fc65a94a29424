using NaikKelas.Kernel;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>Somebody let the classes of an activity cost more than its line, and said why.</summary>
internal sealed class Overrun
{
    public required Guid Id { get; init; }

    public required ActivityId ActivityId { get; init; }

    /// <summary>The round that was opened; null where the line was cut or a class became dearer.</summary>
    public RoundId? RoundId { get; init; }

    /// <summary>What the open classes cost from then on, in whole rupiah.</summary>
    public required long CommittedRupiah { get; init; }

    /// <summary>The line it was weighed against, in whole rupiah.</summary>
    public required long LineRupiah { get; init; }

    public required string Reason { get; init; }

    /// <summary>As the audit trail names them.</summary>
    public required string AllowedBy { get; init; }

    public required DateTime AllowedAt { get; init; }

    public static Overrun Of(
        ActivityId activity,
        RoundId? round,
        Rupiah committed,
        Rupiah line,
        string reason,
        string by,
        DateTime at
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ActivityId = activity,
            RoundId = round,
            CommittedRupiah = committed.Value,
            LineRupiah = line.Value,
            Reason = reason.Trim(),
            AllowedBy = by,
            AllowedAt = at,
        };
}
