using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Offers;

/// <summary>Why somebody on a waiting list has no seat there, now.</summary>
internal enum WaitingWhy
{
    [Display(Name = "Menunggu kursi kosong")]
    Waits,

    [Display(Name = "Kursi untuk pengusulnya sudah terisi")]
    NominatorFull,

    [Display(Name = "Sudah memegang kursi")]
    Seated,

    [Display(Name = "Gilirannya sudah lewat atau dilepas")]
    Gone,

    [Display(Name = "Kelas ditutup atau sudah dimulai")]
    ClassOver,
}

/// <summary>One place on the waiting list of a class.</summary>
/// <param name="Nomination">Who waits.</param>
/// <param name="ClassCode">For what.</param>
/// <param name="Published">The place as it was published, from 1.</param>
/// <param name="Now">The place among those who still wait; null for those who do not.</param>
/// <param name="Why">Why not yet.</param>
/// <param name="Score">Weighted points.</param>
/// <param name="Offer">The latest offer, where there was one.</param>
internal sealed record WaitingLine(
    Nomination Nomination,
    string ClassCode,
    int Published,
    int? Now,
    WaitingWhy Why,
    long Score,
    Offer? Offer
);

/// <summary>The waiting lists of a published round: place and reason, as they stand now.</summary>
public sealed class WaitingBook(Db db, AgencyClock clock)
{
    /// <summary>Class after class, in priority order. Five queries.</summary>
    internal async Task<IReadOnlyList<WaitingLine>> ReadAsync(TrainingRound round, CancellationToken ct)
    {
        var decisions = await db
            .Decisions.AsNoTracking()
            .Where(d => d.RoundId == round.Id && d.Status == DecisionStatus.Reserve)
            .OrderBy(d => d.Priority)
            .ToListAsync(ct);
        var nominations = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == round.Id)
            .ToDictionaryAsync(n => n.Id, ct);
        var latest = (
            await db
                .Offers.AsNoTracking()
                .Where(o => o.RoundId == round.Id)
                .OrderBy(o => o.OfferedAt)
                .ThenBy(o => o.Id)
                .ToListAsync(ct)
        )
            .GroupBy(o => o.NominationId)
            .ToDictionary(g => g.Key, g => g.Last());
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        var closed = await db
            .ClassSeats.AsNoTracking()
            .Where(s => s.RoundId == round.Id && s.ClosedAt != null)
            .Select(s => s.Id)
            .ToListAsync(ct);
        var full = Full(RoundTerms.FromJson(round.TermsJson).MaxPerNominator, latest.Values, nominations);
        var lines = new List<WaitingLine>();
        foreach (var one in classes)
        {
            var over =
                closed.Contains(one.Class.Id) || !Deadline.StillFilled(clock.Today, one.Class.StartsOn);
            var now = 0;
            foreach (var decision in decisions)
            {
                var choice = Trace
                    .FromJson(decision.TraceJson)
                    .Choices.FirstOrDefault(c => c.Class == one.Code);
                if (choice?.Place is not { } place)
                    continue;
                var nomination = nominations[decision.NominationId];
                var offer = latest.GetValueOrDefault(nomination.Id);
                var why = WhyOf(nomination, offer, over, full);
                lines.Add(
                    new WaitingLine(
                        nomination,
                        one.Code,
                        place,
                        why is WaitingWhy.Waits or WaitingWhy.NominatorFull ? ++now : null,
                        why,
                        decision.Score,
                        offer
                    )
                );
            }
        }

        return lines;
    }

    private static WaitingWhy WhyOf(
        Nomination nomination,
        Offer? offer,
        bool over,
        HashSet<OrganisationId> full
    ) =>
        offer switch
        {
            { HoldsSeat: true } => WaitingWhy.Seated,
            { State: OfferState.Declined or OfferState.Expired or OfferState.GivenBack } => WaitingWhy.Gone,
            _ when over => WaitingWhy.ClassOver,
            _ when nomination.NominatorId is { } id && full.Contains(id) => WaitingWhy.NominatorFull,
            _ => WaitingWhy.Waits,
        };

    /// <summary>Nominators whose people hold as many seats of the round as one nominator may.</summary>
    private static HashSet<OrganisationId> Full(
        int? most,
        IEnumerable<Offer> latest,
        Dictionary<NominationId, Nomination> nominations
    ) =>
        most is not { } limit
            ? []
            :
            [
                .. latest
                    .Where(o => o.HoldsSeat)
                    .Select(o => nominations[o.NominationId].NominatorId)
                    .OfType<OrganisationId>()
                    .GroupBy(id => id)
                    .Where(g => g.Count() >= limit)
                    .Select(g => g.Key),
            ];
}
