using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Applying;

/// <summary>
/// The eligibility card of the public form: from what was typed and nothing else. What the registry knows of a NIK is
/// not told to whoever can type it.
/// </summary>
internal static class ToldCard
{
    public static (EligibilityCard Card, IReadOnlyList<string> Later) Of(
        Application application,
        TrainingRound round,
        IReadOnlyList<ClassOfRound> classes,
        AgencyClock clock,
        Regions regions,
        Texts texts
    )
    {
        var terms = RoundTerms.FromJson(round.TermsJson);
        var told = terms with { Rules = [.. terms.Rules.Where(IsTold)] };
        var sheet = FactSheets.Compute(
            SubjectOf(application, clock.Today),
            [.. classes.Select(c => c.Terms)],
            told,
            DateOnly.FromDateTime(clock.Local(round.ClosesAt))
        );
        foreach (var (name, found) in sheet.Facts.ToList())
            sheet.Facts[name] = found with { Source = "NIK yang Anda isi" };
        return (
            EligibilityCard.Of(
                told,
                application.Choices,
                sheet,
                regions.PathOf,
                rule => !RuleCatalogue.ReadsPersonOnly(rule)
            ),
            [
                .. terms
                    .Rules.Where(r => !IsTold(r))
                    .Select(r => texts.Of(RuleCatalogue.Sentence(r, regions.PathOf))),
            ]
        );
    }

    /// <summary>A NIK tells an age, and whoever stands alone has no organisation; all else is in the registry.</summary>
    private static bool IsTold(ChosenRule rule) =>
        RuleCatalogue.KindOf(rule) == PersonRules.AgeBetween || !RuleCatalogue.ReadsPersonOnly(rule);

    private static Subject SubjectOf(Application application, DateOnly today)
    {
        var nik = Nik.Read(application.Nik).Value!;
        return new Subject(
            new PersonFacts(
                default,
                application.Name!,
                nik.Sex,
                nik.BirthDate(today),
                HasDisability: false,
                application.RegionCode,
                []
            ),
            Nominator: null,
            []
        );
    }
}
