using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

public readonly record struct NominationId(Guid Value) : IId<NominationId>
{
    public static NominationId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out NominationId id) =>
        Ids.TryParse(s, out id);
}

public enum NominationState
{
    [Display(Name = "Diusulkan")]
    Submitted,

    [Display(Name = "Mengundurkan diri")]
    Withdrawn,
}

/// <summary>Whose act it was to take a nomination back.</summary>
public enum WithdrawnBy
{
    [Display(Name = "dinas")]
    Office,

    [Display(Name = "yang bersangkutan, lewat tautannya")]
    Applicant,

    [Display(Name = "pengusul")]
    Nominator,
}

/// <summary>One person nominated (diusulkan) in one round, by a co-op or standing alone.</summary>
internal sealed class Nomination
{
    public required NominationId Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>P0001 in order of arrival: the id in the published files, known to the applicant.</summary>
    public required string Code { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>Who nominates; null for an applicant who stands alone.</summary>
    public OrganisationId? NominatorId { get; set; }

    /// <summary>Class codes in the applicant's order, joined by commas: "K2,K1".</summary>
    public required string Choices { get; set; }

    public IReadOnlyList<string> ChoiceList => Choices.Split(',');

    /// <summary>UTC, by the server's clock.</summary>
    public required DateTime ArrivedAt { get; init; }

    /// <summary>How it came: "Excel, baris 12".</summary>
    public required string Source { get; init; }

    public NominationState State { get; set; }

    /// <summary>Null while it stands, and for what was taken back before this was kept.</summary>
    public WithdrawnBy? WithdrawnBy { get; set; }

    public int Version { get; set; }
}

/// <summary>The facts of one applicant as they stood when the round closed, with their sources. Never changed after.</summary>
internal sealed class FrozenFacts
{
    public required NominationId NominationId { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>Facts, class facts, points, groups – each fact with value, source and date – as JSON.</summary>
    public required string FactsJson { get; init; }

    public required DateTime FrozenAt { get; init; }
}
