using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

public readonly record struct OfferNoticeId(Guid Value) : IId<OfferNoticeId>
{
    public static OfferNoticeId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out OfferNoticeId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What a person has to be told.</summary>
public enum NoticeKind
{
    [Display(Name = "undangan")]
    Invitation,

    [Display(Name = "pengingat tenggat")]
    Reminder,

    [Display(Name = "kelas pindah")]
    ClassMoved,

    [Display(Name = "kelas dibatalkan")]
    ClassCancelled,

    [Display(Name = "minta tautan")]
    LinkWanted,
}

/// <summary>Something one person is to be told, until somebody or the post has done it. Nobody is lost silently.</summary>
internal sealed class OfferNotice
{
    public required OfferNoticeId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required NominationId NominationId { get; init; }

    public OfferId? OfferId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? ToldAt { get; set; }

    /// <summary>"e-mail", or how staff did it, with who.</summary>
    public string? ToldHow { get; set; }
}
