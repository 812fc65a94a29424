using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>One paper that is still lacking, for one nominator: what, and whom it holds up.</summary>
internal sealed record PaperRequest(
    OrganisationCard? Nominator,
    FormattableString Paper,
    IReadOnlyList<(string Code, string Name)> For
);

/// <summary>
/// What is asked for instead of refused: facts nobody recorded yet, for nominations that came in all the same. Read
/// from the registry as it is, so that a paper recorded by the office leaves the list by itself.
/// </summary>
internal sealed class RequestBook(
    Db db,
    AgencyClock clock,
    SubjectBook subjects,
    PersonDirectory persons,
    OrganisationDirectory organisations,
    Regions regions
)
{
    /// <param name="round">Before its facts are frozen; afterwards there is nothing left to ask for.</param>
    /// <param name="nominator">Only of this organisation; null: of all.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<IReadOnlyList<PaperRequest>> OfAsync(
        TrainingRound round,
        OrganisationId? nominator,
        CancellationToken ct
    )
    {
        if (round.ScreenedAt is not null)
            return [];
        var nominations = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == round.Id && n.State == NominationState.Submitted)
            .Where(n => nominator == null || n.NominatorId == nominator)
            .OrderBy(n => n.Code)
            .ToListAsync(ct);
        var terms = RoundTerms.FromJson(round.TermsJson);
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        var asOf = DateOnly.FromDateTime(clock.Local(round.ClosesAt));
        var people = await subjects.OfAsync(nominations, round.Id, terms, ct);
        var lacking = nominations
            .Zip(people)
            .Select(one => (Nomination: one.First, Card: CardOf(one.First, one.Second, terms, classes, asOf)))
            .Where(one => one.Card.Asked.Count > 0)
            .ToList();
        var names = await persons.FindAllAsync([.. lacking.Select(l => l.Nomination.PersonId)], ct);
        var cards = await organisations.FindAllAsync(
            [.. lacking.Select(l => l.Nomination.NominatorId).OfType<OrganisationId>()],
            ct
        );
        return
        [
            .. lacking
                .SelectMany(l => l.Card.Asked.Select(row => (l.Nomination, Paper: row.Remedy!)))
                .GroupBy(l => (l.Nomination.NominatorId, l.Paper.ToString(CultureInfo.InvariantCulture)))
                .Select(g => new PaperRequest(
                    g.Key.NominatorId is { } id ? cards[id] : null,
                    g.First().Paper,
                    [.. g.Select(l => (l.Nomination.Code, names[l.Nomination.PersonId].Name)).Distinct()]
                )),
        ];
    }

    /// <summary>The card of people who are not nominated yet, as they would be together.</summary>
    public async Task<EligibilityCard> PreviewAsync(
        TrainingRound round,
        OrganisationCard nominator,
        IReadOnlyList<PersonId> people,
        RecommendationFact? recommendation,
        CancellationToken ct
    )
    {
        var terms = RoundTerms.FromJson(round.TermsJson);
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        List<Subject> all =
        [
            .. (
                await subjects.OfAsync(
                    [.. people.Select(p => (p, (OrganisationId?)nominator.Id))],
                    round.Id,
                    ct
                )
            ).Select(s => recommendation is null ? s : s with { Recommendations = [recommendation] }),
        ];
        var sheet = FactSheets.Compute(
            all[0] with
            {
                Companions = [.. all.Skip(1)],
            },
            [.. classes.Select(c => c.Terms)],
            terms,
            DateOnly.FromDateTime(clock.Local(round.ClosesAt))
        );
        return EligibilityCard.Of(terms, [.. classes.Select(c => c.Code)], sheet, regions.PathOf);
    }

    private EligibilityCard CardOf(
        Nomination nomination,
        Subject subject,
        RoundTerms terms,
        IReadOnlyList<ClassOfRound> classes,
        DateOnly asOf
    ) =>
        EligibilityCard.Of(
            terms,
            nomination.ChoiceList,
            FactSheets.Compute(subject, [.. classes.Select(c => c.Terms)], terms, asOf),
            regions.PathOf,
            rule => nomination.NominatorId is null && !RuleCatalogue.ReadsPersonOnly(rule)
        );
}
