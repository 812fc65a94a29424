using System.ComponentModel.DataAnnotations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

public enum DecisionStatus
{
    [Display(Name = "Ditetapkan")]
    Admitted,

    [Display(Name = "Cadangan")]
    Reserve,

    [Display(Name = "Belum memenuhi")]
    Ineligible,

    [Display(Name = "Ditarik dengan keputusan")]
    WithdrawnByDecision,
}

/// <summary>What the draw decided for one applicant: written by the engine, explained by its trace.</summary>
internal sealed class Decision
{
    public required NominationId NominationId { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>The applicant's code, repeated so that the public list needs no join.</summary>
    public required string Code { get; init; }

    public required DecisionStatus Status { get; init; }

    /// <summary>K1 where admitted.</summary>
    public string? ClassCode { get; init; }

    /// <summary>"open" or "reserved:women".</summary>
    public string? Seat { get; init; }

    public int? Rank { get; init; }

    /// <summary>Weighted points.</summary>
    public required long Score { get; init; }

    /// <summary>Place in the priority order of the whole round, from 1; null where ineligible everywhere.</summary>
    public int? Priority { get; init; }

    /// <summary>Score parts, failed rules, places on waiting lists and what would have admitted, as JSON.</summary>
    public required string TraceJson { get; init; }
}
