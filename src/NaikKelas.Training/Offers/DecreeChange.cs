using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>A decree that replaced the one before it: participants as they stood on that day. Never changed after.</summary>
internal sealed class DecreeChange
{
    public required Guid Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>1 for the first change.</summary>
    public required int Number { get; init; }

    public required string ReplacedNumber { get; init; }

    public required DateOnly ReplacedDate { get; init; }

    public required string DecreeNumber { get; init; }

    public required DateOnly DecreeDate { get; init; }

    /// <summary>Why; public.</summary>
    public required string Reason { get; init; }

    /// <summary>The new decree, PDF.</summary>
    public required FileId FileId { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string MadeBy { get; init; }
}
