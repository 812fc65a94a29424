using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>One applicant after screening: the facts, and for each class wanted the rules that do not hold.</summary>
internal sealed record Screened(
    Nomination Nomination,
    FactSheet Sheet,
    IReadOnlyList<(string Class, IReadOnlyList<string> Failed)> Choices
)
{
    /// <summary>At least one class is open to this person.</summary>
    public bool IsEligible => Choices.Any(c => c.Failed.Count == 0);
}

/// <summary>
/// Says who meets the rules: from the frozen facts once the round has closed, before that from the registry as it is
/// now – a look ahead, nothing more.
/// </summary>
public sealed class Screening(Db db, AgencyClock clock, SubjectBook subjects)
{
    internal async Task<IReadOnlyList<Screened>> OfAsync(
        TrainingRound round,
        IReadOnlyList<ClassOfRound> classes,
        IReadOnlyList<Nomination> nominations,
        CancellationToken ct
    )
    {
        var sheets = await SheetsAsync(round, classes, nominations, ct);
        var terms = RoundTerms.FromJson(round.TermsJson);
        var eligibility = new Eligibility(
            TermsTranslator.ToRound(terms, [.. classes.Select(c => c.Terms)], [])
        );
        return
        [
            .. nominations.Where(n => sheets.ContainsKey(n.Id)).Select(n => Of(n, sheets[n.Id], eligibility)),
        ];
    }

    private static Screened Of(Nomination nomination, FactSheet sheet, Eligibility eligibility)
    {
        var applied = new Applied(nomination, sheet);
        var applicant = TermsTranslator.ToApplicant(applied.ForEngine);
        return new Screened(
            nomination,
            sheet,
            [
                .. nomination.ChoiceList.Select(c =>
                    (c, (IReadOnlyList<string>)eligibility.FailedIds(applicant, c))
                ),
            ]
        );
    }

    private async Task<IReadOnlyDictionary<NominationId, FactSheet>> SheetsAsync(
        TrainingRound round,
        IReadOnlyList<ClassOfRound> classes,
        IReadOnlyList<Nomination> nominations,
        CancellationToken ct
    )
    {
        var ids = nominations.Select(n => n.Id).ToArray();
        if (round.ScreenedAt is not null)
            return await FactVersions.LatestAsync(db, round.Id, ids, ct);
        var terms = RoundTerms.FromJson(round.TermsJson);
        var people = await subjects.OfAsync(nominations, round.Id, terms, ct);
        var asOf = DateOnly.FromDateTime(clock.Local(round.ClosesAt));
        return nominations
            .Zip(people)
            .ToDictionary(
                one => one.First.Id,
                one => FactSheets.Compute(one.Second, [.. classes.Select(c => c.Terms)], terms, asOf)
            );
    }
}
