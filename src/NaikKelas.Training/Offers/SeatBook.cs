using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>The seats of one class in numbers.</summary>
internal sealed record SeatBar(ClassOfRound Class, ClassSeats Seats, int Accepted, int Offered, int Waiting)
{
    public int Free => Seats.Capacity - Accepted - Offered;
}

/// <summary>One person's latest offer, in the officer's list.</summary>
internal sealed record SeatLine(
    Nomination Nomination,
    string Name,
    string Nominator,
    string ClassCode,
    Offer Offer
);

/// <summary>Somebody to be told by the office, with the message ready.</summary>
internal sealed record ToTell(OfferNotice Notice, string Code, string Name, string? WhatsApp);

/// <summary>The page "Kursi dan undangan" of a round.</summary>
internal sealed record SeatPicture(
    IReadOnlyList<SeatBar> Bars,
    IReadOnlyList<SeatLine> Lines,
    IReadOnlyList<ToTell> ToTell,
    OfferTerms? Terms
);

/// <summary>One person in a round: every offer, the latest first.</summary>
internal sealed record SeatFile(
    Nomination Nomination,
    PersonContact Person,
    string Nominator,
    IReadOnlyList<(Offer Offer, ClassOfRound Class)> Offers,
    IReadOnlyList<OfferNotice> Notices,
    IReadOnlyList<(Offer Offer, string Round)> Rivals,
    string? WhatsApp
);

/// <summary>Reads seats and offers for the officer's pages. Whoever calls has found the round within the reader's reach.</summary>
public sealed class SeatBook(
    Db db,
    AgencyClock clock,
    Texts texts,
    ContactBook contacts,
    OrganisationDirectory organisations,
    NoticeDesk notices,
    AnswerDesk answers,
    WaitingBook waiting
)
{
    internal async Task<SeatPicture> ReadAsync(TrainingRound round, CancellationToken ct)
    {
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        var seats = await db.ClassSeats.AsNoTracking().Where(s => s.RoundId == round.Id).ToListAsync(ct);
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => o.RoundId == round.Id)
            .OrderBy(o => o.OfferedAt)
            .ThenBy(o => o.Id)
            .ToListAsync(ct);
        var latest = offers.GroupBy(o => o.NominationId).Select(g => g.Last()).ToList();
        var told = await db
            .OfferNotices.AsNoTracking()
            .Where(n => n.RoundId == round.Id && n.ToldAt == null)
            .OrderBy(n => n.MadeAt)
            .ToListAsync(ct);
        var nominations = await NominationsAsync(
            [.. latest.Select(o => o.NominationId), .. told.Select(n => n.NominationId)],
            round.Id,
            ct
        );
        var people = await contacts.FindAllAsync([.. nominations.Values.Select(n => n.PersonId)], ct);
        var queue = await waiting.ReadAsync(round, ct);
        var byClass = classes.ToDictionary(c => c.Class.Id);
        var names = await NominatorsAsync(nominations.Values, ct);
        return new SeatPicture(
            [
                .. classes
                    .Where(c => seats.Exists(s => s.Id == c.Class.Id))
                    .Select(c => new SeatBar(
                        c,
                        seats.Single(s => s.Id == c.Class.Id),
                        latest.Count(o => o.ClassId == c.Class.Id && o.State == OfferState.Accepted),
                        latest.Count(o => o.ClassId == c.Class.Id && o.State == OfferState.Offered),
                        queue.Count(w => w.ClassCode == c.Code && w.Why == WaitingWhy.Waits)
                    )),
            ],
            [
                .. latest.Select(o => new SeatLine(
                    nominations[o.NominationId],
                    people[o.PersonId].Name,
                    names(nominations[o.NominationId]),
                    byClass[o.ClassId].Code,
                    o
                )),
            ],
            [
                .. told.Select(n =>
                    Tell(
                        round,
                        n,
                        nominations[n.NominationId],
                        people[nominations[n.NominationId].PersonId],
                        offers.Find(o => o.Id == n.OfferId),
                        byClass
                    )
                ),
            ],
            await db.OfferTerms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == round.Id, ct)
        );
    }

    internal async Task<SeatFile?> FileAsync(TrainingRound round, string code, CancellationToken ct)
    {
        if (
            await db
                .Nominations.AsNoTracking()
                .SingleOrDefaultAsync(n => n.RoundId == round.Id && n.Code == code, ct)
            is not { } nomination
        )
            return null;
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => o.NominationId == nomination.Id)
            .OrderByDescending(o => o.OfferedAt)
            .ThenByDescending(o => o.Id)
            .ToListAsync(ct);
        if (offers.Count == 0)
            return null;
        var classes = (await ClassOfRound.LoadAsync(db, round.Id, ct)).ToDictionary(c => c.Class.Id);
        var person = (await contacts.FindAllAsync([nomination.PersonId], ct))[nomination.PersonId];
        var rivals = await RivalsAsync(nomination, ct);
        return new SeatFile(
            nomination,
            person,
            (await NominatorsAsync([nomination], ct))(nomination),
            [.. offers.Select(o => (o, classes[o.ClassId]))],
            await db
                .OfferNotices.AsNoTracking()
                .Where(n => n.NominationId == nomination.Id)
                .OrderByDescending(n => n.MadeAt)
                .ToListAsync(ct),
            rivals,
            WhatsApp(person.Phone, round, NoticeKind.Invitation, offers[0], classes, nomination)
        );
    }

    /// <summary>Seats of the same person in other rounds on the same days, with the round's title.</summary>
    internal async Task<IReadOnlyList<(Offer Offer, string Round)>> RivalsAsync(
        Nomination nomination,
        CancellationToken ct
    )
    {
        var rivals = await answers.RivalsAsync(nomination, ct);
        var ids = rivals.Select(r => r.RoundId).ToList();
        var titles = await db
            .Rounds.AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, r => r.Title, ct);
        return [.. rivals.Select(r => (r, titles[r.RoundId]))];
    }

    private async Task<Dictionary<NominationId, Nomination>> NominationsAsync(
        HashSet<NominationId> ids,
        RoundId round,
        CancellationToken ct
    )
    {
        var all = await db.Nominations.AsNoTracking().Where(n => n.RoundId == round).ToListAsync(ct);
        return all.Where(n => ids.Contains(n.Id)).ToDictionary(n => n.Id);
    }

    private async Task<Func<Nomination, string>> NominatorsAsync(
        IEnumerable<Nomination> nominations,
        CancellationToken ct
    )
    {
        var cards = await organisations.FindAllAsync(
            [.. nominations.Select(n => n.NominatorId).OfType<OrganisationId>()],
            ct
        );
        return n => n.NominatorId is { } id ? cards[id].Name : "–";
    }

    private ToTell Tell(
        TrainingRound round,
        OfferNotice notice,
        Nomination nomination,
        PersonContact person,
        Offer? offer,
        Dictionary<Classes.ClassId, ClassOfRound> classes
    ) =>
        new(
            notice,
            nomination.Code,
            person.Name,
            WhatsApp(person.Phone, round, notice.Kind, offer, classes, nomination)
        );

    /// <summary>A chat with the text written: the officer only presses send.</summary>
    private string? WhatsApp(
        string? phone,
        TrainingRound round,
        NoticeKind kind,
        Offer? offer,
        Dictionary<Classes.ClassId, ClassOfRound> classes,
        Nomination nomination
    ) =>
        phone is null
            ? null
            : $"https://wa.me/{phone}?text={Uri.EscapeDataString(
                texts.Of(
                    NoticeWords.Text(
                        kind,
                        round,
                        offer is null ? null : classes.GetValueOrDefault(offer.ClassId),
                        offer?.ExpiresAt,
                        nomination.Code,
                        notices.LinkOf(nomination.Id),
                        clock
                    )
                )
            )}";

    internal static IReadOnlyList<SeatLine> Matching(IReadOnlyList<SeatLine> lines, ListQuery query)
    {
        var (state, choice) = (query.Word<OfferState>("status"), query["kelas"]);
        return
        [
            .. lines
                .Where(l => state is null || l.Offer.State == state)
                .Where(l => choice is null || l.ClassCode == choice)
                .Where(l =>
                    query.Q.Length == 0
                    || l.Name.Contains(query.Q, StringComparison.OrdinalIgnoreCase)
                    || l.Nominator.Contains(query.Q, StringComparison.OrdinalIgnoreCase)
                    || l.Nomination.Code.StartsWith(query.Q, StringComparison.OrdinalIgnoreCase)
                )
                .OrderBy(l => l.Offer.State == OfferState.Offered ? 0 : 1)
                .ThenBy(l => l.Offer.ExpiresAt)
                .ThenBy(l => l.Nomination.Code, StringComparer.Ordinal),
        ];
    }

    internal static Tone ToneOf(OfferState state) =>
        state switch
        {
            OfferState.Accepted => Tone.Green,
            OfferState.Offered => Tone.Amber,
            OfferState.Expired or OfferState.Cancelled => Tone.Red,
            _ => Tone.Slate,
        };
}
