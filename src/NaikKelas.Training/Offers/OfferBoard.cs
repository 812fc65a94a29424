using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>What waits in the seats of one published round, for the first page.</summary>
/// <param name="Round">Its page is <c>/pelatihan/putaran/{id}/kursi</c>.</param>
/// <param name="Title">As published.</param>
/// <param name="Unanswered">Offers that end soon if nobody answers.</param>
/// <param name="First">UTC, when the first of them ends.</param>
/// <param name="ToTell">People the post does not reach.</param>
public sealed record OfferLine(RoundId Round, string Title, int Unanswered, DateTime? First, int ToTell);

/// <summary>Where one applicant of a published round stands with the seat.</summary>
/// <param name="Code">P0001.</param>
/// <param name="State">Of the latest offer.</param>
/// <param name="IsReplacement">The seat was somebody else's before.</param>
public sealed record SeatOfRound(string Code, OfferState State, bool IsReplacement);

/// <summary>Training's door for the first page: offers about to end, people to be told.</summary>
public sealed class OfferBoard(Db db, Actor actor, AgencyClock clock)
{
    /// <summary>Days ahead that count as soon.</summary>
    private const int SoonDays = 3;

    /// <summary>Rounds within the reader's reach where something waits. One query.</summary>
    public async Task<IReadOnlyList<OfferLine>> WaitingAsync(CancellationToken ct)
    {
        var (now, soon) = (clock.UtcNow, clock.UtcNow.AddDays(SoonDays));
        var (offers, notices) = (db.Offers, db.OfferNotices);
        var rows = await db
            .Rounds.AsNoTracking()
            .Within(actor, r => r.RegionCode)
            .Where(r => r.State == RoundState.Published)
            .Select(r => new
            {
                r.Id,
                r.Title,
                Unanswered = offers.Count(o =>
                    o.RoundId == r.Id
                    && o.State == OfferState.Offered
                    && o.ExpiresAt > now
                    && o.ExpiresAt <= soon
                ),
                First = offers
                    .Where(o => o.RoundId == r.Id && o.State == OfferState.Offered && o.ExpiresAt > now)
                    .Min(o => o.ExpiresAt),
                ToTell = notices.Count(n => n.RoundId == r.Id && n.ToldAt == null),
            })
            .Where(r => r.Unanswered > 0 || r.ToTell > 0)
            .Take(30)
            .ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.First ?? DateTime.MaxValue)
                .Select(r => new OfferLine(r.Id, r.Title, r.Unanswered, r.First, r.ToTell)),
        ];
    }

    /// <summary>The latest offer of everybody who ever had one, in the order of codes; empty out of reach. One query.</summary>
    public async Task<IReadOnlyList<SeatOfRound>> SeatsAsync(RoundId round, CancellationToken ct)
    {
        var (rounds, nominations) = (db.Rounds.Within(actor, r => r.RegionCode), db.Nominations);
        var rows = await db
            .Offers.AsNoTracking()
            .Where(o => o.RoundId == round && rounds.Any(r => r.Id == round))
            .OrderBy(o => o.OfferedAt)
            .ThenBy(o => o.Id)
            .Join(
                nominations,
                o => o.NominationId,
                n => n.Id,
                (o, n) =>
                    new
                    {
                        n.Code,
                        o.State,
                        o.Cause,
                    }
            )
            .ToListAsync(ct);
        return
        [
            .. rows.GroupBy(r => r.Code, StringComparer.Ordinal)
                .Select(g => new SeatOfRound(g.Key, g.Last().State, g.Last().Cause == OfferCause.Replacement))
                .OrderBy(s => s.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Notices nobody passed on yet, oldest first; empty out of reach. One query.</summary>
    public async Task<IReadOnlyList<OfferNoticeId>> ToTellAsync(RoundId round, CancellationToken ct)
    {
        var rounds = db.Rounds.Within(actor, r => r.RegionCode);
        return await db
            .OfferNotices.AsNoTracking()
            .Where(n => n.RoundId == round && n.ToldAt == null && rounds.Any(r => r.Id == round))
            .OrderBy(n => n.MadeAt)
            .Select(n => n.Id)
            .ToListAsync(ct);
    }
}
