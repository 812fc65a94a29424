using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>
/// Tells people what happened to their seat, within the use case that did it: by e-mail through the outbox where an
/// address is known; everybody else waits in the officer's list with a WhatsApp link until somebody told them.
/// </summary>
public sealed class NoticeDesk(
    Db db,
    AgencyClock clock,
    ContactBook contacts,
    ApplicantLink links,
    Outbox outbox,
    Texts texts,
    IConfiguration settings
)
{
    private const string LocalOrigin = "http://localhost:5080";

    /// <summary>Only those who are asked to answer are invited; a seat confirmed at once needs no answer.</summary>
    internal Task InviteAsync(TrainingRound round, IReadOnlyList<Offer> given, CancellationToken ct) =>
        TellAsync(round, [.. given.Where(o => o.State == OfferState.Offered)], NoticeKind.Invitation, ct);

    internal async Task TellAsync(
        TrainingRound round,
        IReadOnlyList<Offer> offers,
        NoticeKind kind,
        CancellationToken ct
    )
    {
        if (offers.Count == 0)
            return;
        var classes = (await ClassOfRound.LoadAsync(db, round.Id, ct)).ToDictionary(c => c.Class.Id);
        var people = await contacts.FindAllAsync([.. offers.Select(o => o.PersonId)], ct);
        var ids = offers.Select(o => o.NominationId).ToList();
        var codes = await db
            .Nominations.AsNoTracking()
            .Where(n => ids.Contains(n.Id))
            .ToDictionaryAsync(n => n.Id, n => n.Code, ct);
        var letters = new List<(string Key, Letter Letter)>();
        foreach (var offer in offers)
        {
            var notice = Note(round.Id, offer.NominationId, offer.Id, kind);
            if (people[offer.PersonId].Email is not { } address)
                continue;
            Posted(notice);
            letters.Add(
                (
                    $"offer/{offer.Id.Value:N}/{kind}",
                    new Letter(
                        address,
                        texts.Of(NoticeWords.Subject(kind, round)),
                        texts.Of(
                            NoticeWords.Text(
                                kind,
                                round,
                                classes.GetValueOrDefault(offer.ClassId),
                                offer.ExpiresAt,
                                codes[offer.NominationId],
                                LinkOf(offer.NominationId),
                                clock
                            )
                        )
                    )
                )
            );
        }

        await outbox.PostAllAsync(letters, ct);
    }

    /// <summary>A lost link goes to the known address, or waits for the office.</summary>
    internal async Task SendLinkAsync(TrainingRound round, Nomination nomination, CancellationToken ct)
    {
        var contact = (await contacts.FindAllAsync([nomination.PersonId], ct))[nomination.PersonId];
        var notice = Note(round.Id, nomination.Id, null, NoticeKind.LinkWanted);
        if (contact.Email is not { } address)
            return;
        Posted(notice);
        await outbox.PostAsync(
            $"link/{notice.Id.Value:N}",
            new Letter(
                address,
                texts.Of(NoticeWords.Subject(NoticeKind.LinkWanted, round)),
                texts.Of(
                    NoticeWords.Text(
                        NoticeKind.LinkWanted,
                        round,
                        null,
                        null,
                        nomination.Code,
                        LinkOf(nomination.Id),
                        clock
                    )
                )
            ),
            ct
        );
    }

    /// <summary>The applicant's page as an address that can be sent.</summary>
    internal string LinkOf(NominationId id) =>
        (settings["Public:Origin"] ?? settings["Site:Url"] ?? LocalOrigin).TrimEnd('/') + links.PathOf(id);

    private OfferNotice Note(RoundId round, NominationId nomination, OfferId? offer, NoticeKind kind)
    {
        var notice = new OfferNotice
        {
            Id = Ids.New<OfferNoticeId>(),
            RoundId = round,
            NominationId = nomination,
            OfferId = offer,
            Kind = kind,
            MadeAt = clock.UtcNow,
        };
        db.OfferNotices.Add(notice);
        return notice;
    }

    private void Posted(OfferNotice notice) => (notice.ToldAt, notice.ToldHow) = (clock.UtcNow, "e-mail");
}
