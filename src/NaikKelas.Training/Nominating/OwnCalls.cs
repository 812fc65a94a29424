using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

/// <summary>A round that takes nominations of one's own organisation now.</summary>
/// <param name="Title">As published.</param>
/// <param name="ClosesAt">UTC.</param>
/// <param name="Href">Where its people are chosen.</param>
/// <param name="Nominated">How many of one's own stand.</param>
public sealed record OpenCall(string Title, DateTime ClosesAt, string Href, int Nominated);

/// <summary>Somebody of one's own who has not answered an invitation; it ends at an instant in UTC, or never.</summary>
public sealed record OwnOffer(
    string Code,
    string Name,
    string Round,
    string Class,
    DateOnly StartsOn,
    DateTime? ExpiresAt
);

/// <summary>What training asks of the organisations somebody acts for.</summary>
/// <param name="Calls">The next to close first.</param>
/// <param name="Offers">The next to end first.</param>
/// <param name="CorrectionsUntil">UTC, while facts of own nominees can be corrected; null: not now.</param>
public sealed record OwnTraining(
    IReadOnlyList<OpenCall> Calls,
    IReadOnlyList<OwnOffer> Offers,
    DateTime? CorrectionsUntil
);

/// <summary>Training's door for the first page of a co-op's board, in a number of queries that does not grow.</summary>
public sealed class OwnCalls(
    Db db,
    CallBook calls,
    CorrectionBook corrections,
    OrganisationDirectory organisations,
    PersonDirectory persons,
    AgencyClock clock
)
{
    public async Task<OwnTraining> ReadAsync(CancellationToken ct)
    {
        var open = (await calls.ListAsync(ct))
            .Where(c => c.Own.Count > 0 && c.Round.PhaseAt(clock.UtcNow) == RoundPhase.Open)
            .OrderBy(c => c.Round.ClosesAt);
        var correctable = await corrections.OwnAsync(ct);
        return new OwnTraining(
            [
                .. open.Select(c => new OpenCall(
                    c.Round.Title,
                    c.Round.ClosesAt,
                    c.Own is [var only]
                        ? $"{CallBook.Path}/{c.Round.Id.Value}/{only.Id.Value}"
                        : CallBook.Path,
                    c.Nominated
                )),
            ],
            await OffersAsync(ct),
            correctable.Count == 0 ? null : correctable.Min(c => c.Until)
        );
    }

    private async Task<IReadOnlyList<OwnOffer>> OffersAsync(CancellationToken ct)
    {
        OrganisationId?[] own = [.. (await organisations.OwnAsync(ct)).Select(o => (OrganisationId?)o.Id)];
        var now = clock.UtcNow;
        var (nominations, rounds, classes) = (db.Nominations, db.Rounds, db.Classes);
        var rows = await db
            .Offers.AsNoTracking()
            .Where(o => o.State == OfferState.Offered && (o.ExpiresAt == null || o.ExpiresAt > now))
            .Join(
                nominations.Where(n => own.Contains(n.NominatorId)),
                o => o.NominationId,
                n => n.Id,
                (o, n) => new { Offer = o, n.Code }
            )
            .Join(
                rounds,
                x => x.Offer.RoundId,
                r => r.Id,
                (x, r) =>
                    new
                    {
                        x.Offer,
                        x.Code,
                        r.Title,
                    }
            )
            .Join(
                classes,
                x => x.Offer.ClassId,
                c => c.Id,
                (x, c) =>
                    new
                    {
                        x.Code,
                        x.Title,
                        x.Offer.PersonId,
                        x.Offer.ExpiresAt,
                        c.Name,
                        c.StartsOn,
                    }
            )
            .OrderBy(x => x.ExpiresAt)
            .ToListAsync(ct);
        var names = await persons.FindAllAsync([.. rows.Select(r => r.PersonId)], ct);
        return
        [
            .. rows.Select(r => new OwnOffer(
                r.Code,
                names[r.PersonId].Name,
                r.Title,
                r.Name,
                r.StartsOn,
                r.ExpiresAt
            )),
        ];
    }
}
