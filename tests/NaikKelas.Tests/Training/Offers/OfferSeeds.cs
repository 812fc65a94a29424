using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Results;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>The published round with its one applicant's seat offered, and somebody to be told about it.</summary>
internal sealed class OfferedSeed : IRouteSeed
{
    public string Name => "offered";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var planted = await new PublishedSeed().PlantAsync(world);
        var round = RoundId.From(Guid.Parse(planted["round"]));
        var (one, notice) = await world.AskAsync<Db, (ClassId, OfferNoticeId)>(async db =>
        {
            var nomination = await db.Nominations.SingleAsync(n => n.RoundId == round, World.Ct);
            var one = await db.Classes.SingleAsync(c => c.RoundId == round, World.Ct);
            return (one.Id, await OfferAsync(db, nomination, one, world.Clock.Now.UtcDateTime));
        });
        return new Dictionary<string, string>(planted, StringComparer.Ordinal)
        {
            ["id"] = one.Value.ToString(),
            ["pemberitahuan"] = notice.Value.ToString(),
        };
    }

    private static async Task<OfferNoticeId> OfferAsync(
        Db db,
        Nomination nomination,
        TrainingClass one,
        DateTime now
    )
    {
        db.OfferTerms.Add(new OfferTerms { Id = nomination.RoundId, AnswerDays = 3 });
        db.ClassSeats.Add(
            new ClassSeats
            {
                Id = one.Id,
                RoundId = nomination.RoundId,
                Capacity = one.Capacity,
            }
        );
        var offer = new Offer
        {
            Id = Ids.New<OfferId>(),
            RoundId = nomination.RoundId,
            NominationId = nomination.Id,
            PersonId = nomination.PersonId,
            ClassId = one.Id,
            State = OfferState.Offered,
            Cause = OfferCause.Admitted,
            OfferedAt = now,
            ExpiresAt = now.AddDays(2),
        };
        db.Offers.Add(offer);
        var notice = new OfferNotice
        {
            Id = Ids.New<OfferNoticeId>(),
            RoundId = nomination.RoundId,
            NominationId = nomination.Id,
            OfferId = offer.Id,
            Kind = NoticeKind.Invitation,
            MadeAt = now,
        };
        db.OfferNotices.Add(notice);
        await db.SaveChangesAsync(World.Ct);
        return notice.Id;
    }
}
