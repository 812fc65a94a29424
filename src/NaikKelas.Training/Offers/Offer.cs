using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

public readonly record struct OfferId(Guid Value) : IId<OfferId>
{
    public static OfferId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out OfferId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>Where an offer stands. The first two hold a seat; an offer that has ended never lives again, a new one is made.</summary>
public enum OfferState
{
    [Display(Name = "Belum dijawab")]
    Offered,

    [Display(Name = "Bersedia")]
    Accepted,

    [Display(Name = "Mengundurkan diri")]
    Declined,

    [Display(Name = "Lewat tenggat")]
    Expired,

    [Display(Name = "Memilih putaran lain")]
    GivenBack,

    [Display(Name = "Kelas dibatalkan")]
    Cancelled,

    /// <summary>The class moved: the same seat is asked about again in a new offer.</summary>
    [Display(Name = "Ditanya lagi")]
    AskedAgain,
}

/// <summary>Why somebody has an offer.</summary>
public enum OfferCause
{
    [Display(Name = "Ditetapkan dalam keputusan")]
    Admitted,

    [Display(Name = "Pengganti dari daftar tunggu")]
    Replacement,

    [Display(Name = "Jadwal kelas berubah")]
    ClassMoved,

    /// <summary>Came back after the end of an offer, when nobody waited for the seat any more.</summary>
    [Display(Name = "Mengambil kursi yang masih kosong")]
    Late,
}

/// <summary>How an answer came.</summary>
public enum AnswerWay
{
    /// <summary>The round asks for no answer: seats count as confirmed at once.</summary>
    [Display(Name = "tanpa undangan")]
    NotAsked,

    [Display(Name = "lewat tautan")]
    Link,

    [Display(Name = "lewat telepon")]
    Phone,

    [Display(Name = "lewat WhatsApp")]
    WhatsApp,

    [Display(Name = "datang ke kantor")]
    InPerson,

    [Display(Name = "lewat surat")]
    Letter,

    [Display(Name = "menurut jam")]
    Clock,
}

/// <summary>One offer (undangan) of a seat to one nomination. History is kept: each new turn is a new row.</summary>
internal sealed class Offer
{
    public required OfferId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required NominationId NominationId { get; init; }

    /// <summary>Repeated from the nomination: one live seat for a person in a round, seats of other rounds found at once.</summary>
    public required PersonId PersonId { get; init; }

    public required ClassId ClassId { get; init; }

    public required OfferState State { get; set; }

    public required OfferCause Cause { get; init; }

    public required DateTime OfferedAt { get; init; }

    /// <summary>UTC, exclusive; null where no answer is asked for.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>When it was accepted or ended.</summary>
    public DateTime? AnsweredAt { get; set; }

    public AnswerWay? AnsweredHow { get; set; }

    /// <summary>Who noted the answer, as the audit trail names them; null by link and by the clock.</summary>
    public string? AnsweredBy { get; set; }

    public DateTime? RemindedAt { get; set; }

    public int Version { get; set; }

    public bool HoldsSeat => State is OfferState.Offered or OfferState.Accepted;

    /// <summary>Asked, not answered, and the time is over: the clock comes within a minute.</summary>
    public bool IsOverdue(DateTime utcNow) => State == OfferState.Offered && ExpiresAt <= utcNow;

    public void Answer(OfferState state, DateTime at, AnswerWay how, string? by)
    {
        (State, AnsweredAt, AnsweredHow, AnsweredBy) = (state, at, how, by);
        Version++;
    }
}

/// <summary>
/// The seats of one published class. <see cref="Taken"/> is counted by the database from the offers, and can never
/// pass <see cref="Capacity"/>.
/// </summary>
internal sealed class ClassSeats
{
    /// <summary>The class.</summary>
    public required ClassId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required int Capacity { get; set; }

    /// <summary>Written by a trigger of the offers only.</summary>
    public int Taken { get; private set; }

    /// <summary>Set when the class was cancelled, or merged into another.</summary>
    public DateTime? ClosedAt { get; set; }

    public string? ClosedWhy { get; set; }
}

/// <summary>What a published round asks of those it admitted.</summary>
internal sealed class OfferTerms
{
    /// <summary>The round.</summary>
    public required RoundId Id { get; init; }

    /// <summary>Days to answer; null: nobody is asked, seats are confirmed at once.</summary>
    public int? AnswerDays { get; init; }

    /// <summary>Days before the deadline when a reminder goes out; null: none.</summary>
    public int? RemindDays { get; init; }
}

/// <summary>Wrong answers to "whose link is this", counted by the day.</summary>
internal sealed class LinkTries
{
    /// <summary>The nomination.</summary>
    public required NominationId Id { get; init; }

    public required DateOnly Day { get; set; }

    public int Wrong { get; set; }
}
