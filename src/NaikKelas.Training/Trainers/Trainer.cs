using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Trainers;

public readonly record struct TrainerId(Guid Value) : IId<TrainerId>
{
    public static TrainerId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out TrainerId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>Who teaches (narasumber, instruktur) for an agency: one of its own or an expert from outside.</summary>
internal sealed class Trainer
{
    public required TrainerId Id { get; init; }

    /// <summary>The agency's region.</summary>
    public required string RegionCode { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>"Akuntansi koperasi".</summary>
    public required string Field { get; set; }

    /// <summary>Where the trainer works.</summary>
    public string? Employer { get; set; }

    /// <summary>From this day on no longer asked to teach; null while asked.</summary>
    public DateOnly? RetiredOn { get; set; }

    public int Version { get; set; }
}

/// <summary>A topic somebody may teach.</summary>
internal sealed class TrainerTopic
{
    public required TrainerId TrainerId { get; init; }

    public required TopicId TopicId { get; init; }
}

public enum ProofKind
{
    [Display(Name = "Sertifikat kompetensi (BNSP/LSP)")]
    Competence,

    [Display(Name = "Sertifikat pelatih (ToT)")]
    TrainingOfTrainers,

    [Display(Name = "Ijazah")]
    Degree,

    [Display(Name = "SK jabatan fungsional")]
    Appointment,
}

/// <summary>What shows that a trainer can: a certificate, a degree, an appointment.</summary>
internal sealed class TrainerProof
{
    public required Guid Id { get; init; }

    public required TrainerId TrainerId { get; init; }

    public required ProofKind Kind { get; init; }

    public required string Number { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The last day it holds; null: it does not run out.</summary>
    public DateOnly? ValidUntil { get; init; }

    public FileId? FileId { get; init; }
}
