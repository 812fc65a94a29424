using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Objections;

public readonly record struct ObjectionId(Guid Value) : IId<ObjectionId>
{
    public static ObjectionId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out ObjectionId id) =>
        Ids.TryParse(s, out id);
}

public enum ObjectionState
{
    [Display(Name = "Belum dijawab")]
    Open,

    [Display(Name = "Dikabulkan")]
    Upheld,

    [Display(Name = "Ditolak")]
    Refused,
}

/// <summary>What an upheld objection led to.</summary>
public enum ObjectionRemedy
{
    /// <summary>The registry was mended: the facts are read again and the seats assigned anew.</summary>
    [Display(Name = "Fakta dibaca ulang dari data dinas")]
    Facts,

    /// <summary>An override approved after the objection came in.</summary>
    [Display(Name = "Penetapan dengan keputusan")]
    Override,
}

/// <summary>An applicant objects to the provisional result (keberatan), and the answer.</summary>
internal sealed class Objection
{
    public const int StatementMin = 10;
    public const int StatementMax = 2000;

    public required ObjectionId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required NominationId NominationId { get; init; }

    [NeverShown]
    public required string Statement { get; init; }

    public required DateTime FiledAt { get; init; }

    public ObjectionState State { get; set; }

    public ObjectionRemedy? Remedy { get; set; }

    /// <summary>What the applicant is told.</summary>
    [NeverShown]
    public string? Answer { get; set; }

    public UserId? AnsweredBy { get; set; }

    public string? AnsweredByName { get; set; }

    public DateTime? AnsweredAt { get; set; }
}
