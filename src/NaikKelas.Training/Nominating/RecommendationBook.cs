using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>A nomination with the words given for it.</summary>
/// <param name="Code">P0001.</param>
/// <param name="Name">Who is nominated.</param>
/// <param name="Nominator">By whom.</param>
/// <param name="Place">The kabupaten/kota of the nominator.</param>
/// <param name="Given">The words given so far.</param>
/// <param name="MayRecommend">The asker may, and nobody of the same office did.</param>
internal sealed record RecommendationLine(
    string Code,
    string Name,
    string Nominator,
    string Place,
    IReadOnlyList<Recommendation> Given,
    bool MayRecommend
);

/// <summary>Who recommends whom: for an office its own region, for the round's agency everything.</summary>
internal sealed class RecommendationBook(
    Db db,
    Actor actor,
    CallBook calls,
    OrganisationDirectory organisations,
    PersonDirectory persons,
    Regions regions
)
{
    /// <summary>Nominations whose nominator the asker reaches; the round's own agency reaches all. Sorted by place and code.</summary>
    public async Task<IReadOnlyList<RecommendationLine>> OfAsync(TrainingRound round, CancellationToken ct)
    {
        var nominations = await db
            .Nominations.AsNoTracking()
            .Where(n =>
                n.RoundId == round.Id && n.State == NominationState.Submitted && n.NominatorId != null
            )
            .OrderBy(n => n.Code)
            .ToListAsync(ct);
        var cards = await organisations.FindAllAsync([.. nominations.Select(n => n.NominatorId!.Value)], ct);
        nominations.RemoveAll(n => !calls.SpeaksFor(cards[n.NominatorId!.Value]));
        var names = await persons.FindAllAsync([.. nominations.Select(n => n.PersonId)], ct);
        var given = (
            await db.Recommendations.AsNoTracking().Where(r => r.RoundId == round.Id).ToListAsync(ct)
        ).ToLookup(r => r.NominationId);
        var terms = RoundTerms.FromJson(round.TermsJson);
        return
        [
            .. nominations
                .Select(n => Line(n, cards[n.NominatorId!.Value], names[n.PersonId].Name, given[n.Id], terms))
                .OrderBy(l => l.Place, StringComparer.Ordinal)
                .ThenBy(l => l.Code, StringComparer.Ordinal),
        ];
    }

    private RecommendationLine Line(
        Nomination nomination,
        OrganisationCard nominator,
        string name,
        IEnumerable<Recommendation> given,
        RoundTerms terms
    )
    {
        List<Recommendation> all = [.. given];
        var own = Recommend.Own(actor, calls, terms, nominator);
        return new RecommendationLine(
            nomination.Code,
            name,
            nominator.Name,
            regions.PathOf(RegencyOf(nominator.RegionCode)),
            all,
            own is { } mine && all.TrueForAll(r => r.By != mine.By)
        );
    }

    /// <summary>The kabupaten/kota a region lies in: 52.01 of 52.01.03.2001.</summary>
    private static string RegencyOf(string region) => string.Join('.', region.Split('.').Take(2));
}
