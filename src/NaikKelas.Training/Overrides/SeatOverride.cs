using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Overrides;

public readonly record struct OverrideId(Guid Value) : IId<OverrideId>
{
    public static OverrideId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out OverrideId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What an override does to one applicant.</summary>
public enum OverrideKind
{
    /// <summary>Into a class, before everybody, rules not applied.</summary>
    [Display(Name = "Masuk ke kelas")]
    In,

    /// <summary>Out of the round.</summary>
    [Display(Name = "Keluar dari putaran")]
    Out,

    /// <summary>An approved override of this applicant is lifted: the rules decide again.</summary>
    [Display(Name = "Kembali menurut aturan")]
    Lift,
}

public enum OverrideState
{
    [Display(Name = "Menunggu persetujuan")]
    Proposed,

    [Display(Name = "Disetujui")]
    Approved,

    [Display(Name = "Ditolak")]
    Refused,

    /// <summary>A later one of the same applicant took its place.</summary>
    [Display(Name = "Digantikan")]
    Replaced,
}

/// <summary>
/// A decision outside the rules (penetapan dengan keputusan), proposed by one person and approved by another. The
/// approved ones are part of the round: draw, published file and recomputation read them.
/// </summary>
internal sealed class SeatOverride
{
    public const int ReasonMax = 1000;

    public required OverrideId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required NominationId NominationId { get; init; }

    public required OverrideKind Kind { get; init; }

    /// <summary>K1 where <see cref="OverrideKind.In"/>.</summary>
    public string? ClassCode { get; init; }

    /// <summary>Published as it stands, so it names nobody.</summary>
    public required string Reason { get; init; }

    public required UserId ProposedBy { get; init; }

    public required string ProposedByName { get; init; }

    public required DateTime ProposedAt { get; init; }

    public OverrideState State { get; set; }

    /// <summary>Never who proposed: the database refuses that too.</summary>
    public UserId? DecidedBy { get; set; }

    public string? DecidedByName { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Answer { get; set; }
}
