using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Corrections;

public readonly record struct CorrectionId(Guid Value) : IId<CorrectionId>
{
    public static CorrectionId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out CorrectionId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>Who says that a fact is wrong.</summary>
public enum CorrectionFrom
{
    [Display(Name = "Pelamar")]
    Applicant,

    [Display(Name = "Pengurus koperasi")]
    CoopBoard,
}

public enum CorrectionState
{
    [Display(Name = "Belum dijawab")]
    Open,

    [Display(Name = "Diterima")]
    Accepted,

    [Display(Name = "Ditolak")]
    Refused,
}

/// <summary>Somebody says before the draw that one frozen fact is wrong (koreksi), and what became of it.</summary>
internal sealed class Correction
{
    public const int StatementMin = 10;
    public const int StatementMax = 2000;

    public required CorrectionId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required NominationId NominationId { get; init; }

    /// <summary>The id of the rule or criterion whose fact it is.</summary>
    public required string Fact { get; init; }

    [NeverShown]
    public required string Statement { get; init; }

    public FileId? FileId { get; init; }

    public required CorrectionFrom From { get; init; }

    /// <summary>Set where somebody with an account says it.</summary>
    public UserId? FiledBy { get; init; }

    public required DateTime FiledAt { get; init; }

    public CorrectionState State { get; set; }

    /// <summary>What the applicant is told.</summary>
    [NeverShown]
    public string? Answer { get; set; }

    public UserId? ResolvedBy { get; set; }

    public string? ResolvedByName { get; set; }

    public DateTime? ResolvedAt { get; set; }
}

/// <summary>
/// The facts of one applicant read again after freezing, beside the frozen sheet, which stays. The highest number
/// counts. Never changed after.
/// </summary>
internal sealed class CorrectedFacts
{
    public required Guid Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required NominationId NominationId { get; init; }

    /// <summary>From 2: the frozen sheet is version 1.</summary>
    public required int Number { get; init; }

    public required string FactsJson { get; init; }

    [NeverShown]
    public required string Reason { get; init; }

    public required DateTime ReadAt { get; init; }

    public required string ReadBy { get; init; }
}
