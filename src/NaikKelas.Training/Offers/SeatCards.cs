using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>What an applicant sees of the seat: the latest offer, or the place on the waiting lists. No name stands in it.</summary>
internal sealed record SeatCard(
    Nomination Nomination,
    TrainingRound Round,
    Offer? Offer,
    ClassOfRound? Class,
    string? ClosedWhy,
    IReadOnlyList<WaitingLine> Waiting,
    DateTime Now,
    DateOnly Today
)
{
    public bool CanWithdraw =>
        Nomination.State == NominationState.Submitted
        && Round.State is RoundState.Locked or RoundState.Screened
        && Nomination.State == NominationState.Submitted;

    public bool IsOverdue => Offer?.IsOverdue(Now) == true;

    private bool StillFilled => Class is { } one && Deadline.StillFilled(Today, one.Class.StartsOn);

    public bool CanAccept => Offer?.State == OfferState.Offered && !IsOverdue;

    /// <summary>The seat may be free still; whether it is, the answer tells.</summary>
    public bool CanTakeLate => Offer?.State is OfferState.Declined or OfferState.Expired && StillFilled;

    public bool CanDecline => Offer?.HoldsSeat == true && StillFilled;
}

/// <summary>Reads the seat of one nomination for its own page.</summary>
public sealed class SeatCards(Db db, AgencyClock clock, WaitingBook waiting)
{
    internal async Task<SeatCard> OfAsync(Nomination nomination, TrainingRound round, CancellationToken ct)
    {
        var offer = await db
            .Offers.AsNoTracking()
            .Where(o => o.NominationId == nomination.Id)
            .OrderByDescending(o => o.OfferedAt)
            .ThenByDescending(o => o.Id)
            .FirstOrDefaultAsync(ct);
        var one = offer is null
            ? null
            : (await ClassOfRound.LoadAsync(db, round.Id, ct)).First(c => c.Class.Id == offer.ClassId);
        var closed = offer is null
            ? null
            : await db
                .ClassSeats.AsNoTracking()
                .Where(s => s.Id == offer.ClassId)
                .Select(s => s.ClosedWhy)
                .SingleOrDefaultAsync(ct);
        return new SeatCard(
            nomination,
            round,
            offer,
            one,
            closed,
            round.State == RoundState.Published && offer is null
                ? [.. (await waiting.ReadAsync(round, ct)).Where(w => w.Nomination.Id == nomination.Id)]
                : [],
            clock.UtcNow,
            clock.Today
        );
    }
}
