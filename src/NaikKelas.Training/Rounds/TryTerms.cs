using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>Tries terms on the registry as it is: how many would be eligible, and which rule costs most.</summary>
public sealed class TryTerms(AgencyClock clock, FactBook facts, SubjectBook subjects, ClassBook book)
{
    /// <returns>Null while the terms or the classes are not sound enough to be tried.</returns>
    internal async Task<TryOut?> RunAsync(TrainingRound round, RoundTerms terms, CancellationToken ct)
    {
        var classes = await book.OfRoundAsync(round.Id, ct);
        if (classes.Count == 0 || TermsCheck.Of(terms, classes).Any)
            return null;
        var people = await facts.AffiliatesAsync(round.RegionCode, clock.Today, ct);
        var applicants = await subjects.OfAsync(
            [.. people.Select(p => (p.Person, (OrganisationId?)p.Organisation))],
            round.Id,
            ct
        );
        // Nobody has been recommended yet: the try-out counts as if everybody were, or it would say nothing.
        List<RecommendationFact> words =
        [
            .. terms.Recommenders.Select(by => new RecommendationFact(by, "", clock.Today)),
        ];
        return TryOut.Of(
            [.. applicants.Select(a => a with { Recommendations = words })],
            classes,
            terms,
            clock.Today
        );
    }
}
