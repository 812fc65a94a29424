using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Offers;

/// <summary>
/// Gives seats, within a use case that holds the round: at publishing to those admitted, afterwards to whoever is next
/// for a seat given back. Everything that gives or frees a seat of a round holds the round's row, so it goes one by one.
/// </summary>
public sealed class SeatDesk(Db db, AgencyClock clock, PublishedRounds published, NoticeDesk notices)
{
    /// <summary>Whose seat ended in one of these no longer waits.</summary>
    private static readonly OfferState[] Gone =
    [
        OfferState.Declined,
        OfferState.Expired,
        OfferState.GivenBack,
    ];

    /// <summary>At publishing: every admitted person has a seat; with days to answer it is an offer, else confirmed.</summary>
    internal async Task OpenAsync(
        Dossier dossier,
        IReadOnlyList<Decision> decisions,
        OfferTerms terms,
        CancellationToken ct
    )
    {
        var round = dossier.Round;
        db.OfferTerms.Add(terms);
        db.ClassSeats.AddRange(
            dossier.Classes.Select(c => new ClassSeats
            {
                Id = c.Class.Id,
                RoundId = round.Id,
                Capacity = c.Class.Capacity,
            })
        );
        var classes = dossier.Classes.ToDictionary(c => c.Code, c => c.Class, StringComparer.Ordinal);
        var nominations = dossier.Applied.ToDictionary(a => a.Nomination.Id, a => a.Nomination);
        List<Offer> given =
        [
            .. decisions
                .Where(d => d.Status == DecisionStatus.Admitted)
                .Select(d =>
                    Give(nominations[d.NominationId], classes[d.ClassCode!], terms, OfferCause.Admitted)
                ),
        ];
        await notices.InviteAsync(round, given, ct);
    }

    /// <summary>
    /// After a seat became free and was saved: offers each free seat of the round to the next by the round's own rule,
    /// until nobody may have one. A class is filled until the day before it begins.
    /// </summary>
    internal async Task<IReadOnlyList<Offer>> RefillAsync(TrainingRound round, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var seats = await SeatsAsync(round.Id, ct);
        if (!seats.Classes.Any(c => seats.IsFree(c, clock.Today)))
            return [];
        var engine = await published.OfAsync(db, round, ct);
        var terms = await db.OfferTerms.AsNoTracking().SingleAsync(t => t.Id == round.Id, ct);
        var given = new List<Offer>();
        foreach (var one in seats.Classes)
            while (
                seats.IsFree(one, clock.Today)
                && Replacement.For(engine, one.Code, seats.Seated, seats.Gone) is { } next
            )
            {
                var nomination = await db
                    .Nominations.AsNoTracking()
                    .SingleAsync(n => n.RoundId == round.Id && n.Code == next, ct);
                given.Add(Give(nomination, one.Class, terms, OfferCause.Replacement));
                seats.Seated[next] = one.Code;
            }

        await notices.InviteAsync(round, given, ct);
        return given;
    }

    /// <summary>Whether somebody whose offer ended may have a free seat after all: nobody waits for it, and the rule allows.</summary>
    internal async Task<bool> MayStillTakeAsync(
        TrainingRound round,
        Nomination nomination,
        TrainingClass one,
        CancellationToken ct
    )
    {
        var seats = await SeatsAsync(round.Id, ct);
        if (!seats.IsFree(one.Id, clock.Today))
            return false;
        var engine = await published.OfAsync(db, round, ct);
        if (Replacement.For(engine, one.Code!, seats.Seated, seats.Gone) is not null)
            return false;
        var others = engine
            .Applicants.Select(a => a.Id)
            .Where(id => id != nomination.Code)
            .ToHashSet(StringComparer.Ordinal);
        return Replacement.For(engine, one.Code!, seats.Seated, others) == nomination.Code;
    }

    internal Offer Give(Nomination nomination, TrainingClass one, OfferTerms terms, OfferCause cause)
    {
        var asked = terms.AnswerDays is not null;
        var offer = new Offer
        {
            Id = Ids.New<OfferId>(),
            RoundId = nomination.RoundId,
            NominationId = nomination.Id,
            PersonId = nomination.PersonId,
            ClassId = one.Id,
            State = asked ? OfferState.Offered : OfferState.Accepted,
            Cause = cause,
            OfferedAt = clock.UtcNow,
            ExpiresAt = asked
                ? Midnight(Deadline.Of(clock.Today, terms.AnswerDays!.Value, one.StartsOn))
                : null,
            AnsweredAt = asked ? null : clock.UtcNow,
            AnsweredHow = asked ? null : AnswerWay.NotAsked,
        };
        db.Offers.Add(offer);
        return offer;
    }

    private DateTime Midnight(DateOnly day) => clock.Utc(day.ToDateTime(TimeOnly.MinValue));

    private async Task<Seats> SeatsAsync(RoundId id, CancellationToken ct)
    {
        var (open, nominations) = (db.ClassSeats, db.Nominations);
        var classes = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == id)
            .Join(open, c => c.Id, s => s.Id, (c, s) => new OpenClass(c, s.Capacity, s.ClosedAt != null))
            .ToListAsync(ct);
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => o.RoundId == id)
            .Join(
                nominations,
                o => o.NominationId,
                n => n.Id,
                (o, n) =>
                    new
                    {
                        n.Code,
                        o.ClassId,
                        o.State,
                    }
            )
            .ToListAsync(ct);
        var codes = classes.ToDictionary(c => c.Class.Id, c => c.Code);
        return new Seats(
            [.. classes.OrderBy(c => c.Code.Length).ThenBy(c => c.Code, StringComparer.Ordinal)],
            offers
                .Where(o => o.State is OfferState.Offered or OfferState.Accepted)
                .ToDictionary(o => o.Code, o => codes[o.ClassId], StringComparer.Ordinal),
            offers.Where(o => Gone.Contains(o.State)).Select(o => o.Code).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>Who sits where, by codes as the engine knows them, and who no longer waits.</summary>
    private sealed record Seats(
        IReadOnlyList<OpenClass> Classes,
        Dictionary<string, string> Seated,
        HashSet<string> Gone
    )
    {
        public bool IsFree(OpenClass one, DateOnly today) =>
            !one.IsClosed
            && Deadline.StillFilled(today, one.Class.StartsOn)
            && Seated.Values.Count(code => code == one.Code) < one.Capacity;

        public bool IsFree(ClassId id, DateOnly today) =>
            Classes.FirstOrDefault(c => c.Class.Id == id) is { } one && IsFree(one, today);
    }

    private sealed record OpenClass(TrainingClass Class, int Capacity, bool IsClosed)
    {
        public string Code => Class.Code!;
    }
}
