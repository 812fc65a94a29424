using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>Who holds a seat now, in which class.</summary>
internal sealed record LiveSeat(NominationId NominationId, string ClassCode);

/// <summary>The seats of a published round as they are held now: the admitted who stayed, and who came after them.</summary>
internal static class LiveSeats
{
    public static IQueryable<LiveSeat> Of(Db db, RoundId round)
    {
        var classes = db.Classes;
        return db
            .Offers.Where(o =>
                o.RoundId == round && (o.State == OfferState.Offered || o.State == OfferState.Accepted)
            )
            .Join(classes, o => o.ClassId, c => c.Id, (o, c) => new LiveSeat(o.NominationId, c.Code!));
    }
}
