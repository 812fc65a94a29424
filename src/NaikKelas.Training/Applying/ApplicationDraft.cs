using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Applying;

internal readonly record struct DraftId(Guid Value) : IId<DraftId>
{
    public static DraftId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out DraftId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>Why an application that was sent became no nomination: an officer looks, the sender is not told.</summary>
internal enum HeldBecause
{
    [Display(Name = "NIK sudah diusulkan pada putaran ini")]
    AlreadyNominated,

    [Display(Name = "NIK tercatat atas nama lain")]
    OtherName,
}

/// <summary>
/// What somebody without an account fills in (pendaftaran umum), kept behind a link until it is sent. All of it is
/// sealed: a number of a person never stands readable in the database.
/// </summary>
internal sealed class ApplicationDraft
{
    public required DraftId Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>The answers as JSON, sealed with the personal data key.</summary>
    [NeverShown]
    public required string ContentSealed { get; set; }

    /// <summary>The version of the privacy notice that was agreed to before the first question.</summary>
    public required string NoticeVersion { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>UTC; null while it is a draft.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>What it became.</summary>
    public NominationId? NominationId { get; set; }

    public HeldBecause? Held { get; set; }

    public int Version { get; set; }
}
