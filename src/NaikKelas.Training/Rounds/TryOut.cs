using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>What one rule costs.</summary>
/// <param name="Rule">Its id in the terms.</param>
/// <param name="Fail">People for whom it holds in none of the classes it is for.</param>
/// <param name="FailOnly">People who would be eligible for a class if this rule alone were not there.</param>
internal sealed record RuleCost(string Rule, int Fail, int FailOnly);

/// <summary>The terms tried on the registry as it is, before anything is locked.</summary>
/// <param name="People">People in office in the agency's region, once for each organisation they belong to.</param>
/// <param name="Eligible">Of those: eligible for one class or more.</param>
/// <param name="Organisations">Their organisations.</param>
/// <param name="EligibleOrganisations">Organisations with an eligible person.</param>
/// <param name="Costs">In the order of the rules.</param>
internal sealed record TryOut(
    int People,
    int Eligible,
    int Organisations,
    int EligibleOrganisations,
    IReadOnlyList<RuleCost> Costs
)
{
    public RuleCost? Costliest => Costs.Where(c => c.FailOnly > 0).MaxBy(c => c.FailOnly);

    public static TryOut Of(
        IReadOnlyList<Subject> subjects,
        IReadOnlyList<ClassTerms> classes,
        RoundTerms terms,
        DateOnly asOf
    )
    {
        var round = TermsTranslator.ToRound(terms, classes, []);
        var eligibility = new Eligibility(round);
        var (fail, failOnly) = (new int[terms.Rules.Count], new int[terms.Rules.Count]);
        var welcome = new HashSet<Registry.Organisations.OrganisationId>();
        var eligible = 0;
        foreach (var subject in subjects)
        {
            var applicant = TermsTranslator.ToApplicant(
                new SheetOfApplicant("", null, [], FactSheets.Compute(subject, classes, terms, asOf))
            );
            var failed = classes.Select(c => FailedIn(eligibility, round, applicant, c.Code)).ToList();
            if (failed.Exists(f => f.Count == 0))
            {
                eligible++;
                if (subject.Nominator is { } organisation)
                    welcome.Add(organisation.Id);
            }

            Count(failed, eligibility, classes, fail, failOnly);
        }

        return new TryOut(
            subjects.Count,
            eligible,
            subjects
                .Select(s => s.Nominator?.Id)
                .OfType<Registry.Organisations.OrganisationId>()
                .Distinct()
                .Count(),
            welcome.Count,
            [.. terms.Rules.Select((rule, at) => new RuleCost(rule.Id, fail[at], failOnly[at]))]
        );
    }

    private static List<int> FailedIn(Eligibility eligibility, Round round, Applicant applicant, string code)
    {
        var failed = new List<int>();
        for (var at = 0; at < round.Rules.Count; at++)
            if (eligibility.AppliesTo(at, code) && !Eligibility.Holds(round.Rules[at], applicant, code))
                failed.Add(at);
        return failed;
    }

    private static void Count(
        List<List<int>> failed,
        Eligibility eligibility,
        IReadOnlyList<ClassTerms> classes,
        int[] fail,
        int[] failOnly
    )
    {
        var shutOut = failed.TrueForAll(f => f.Count > 0);
        for (var rule = 0; rule < fail.Length; rule++)
        {
            var (applies, holds) = (false, false);
            for (var at = 0; at < classes.Count; at++)
            {
                if (!eligibility.AppliesTo(rule, classes[at].Code))
                    continue;
                applies = true;
                holds |= !failed[at].Contains(rule);
            }

            if (applies && !holds)
                fail[rule]++;
            if (shutOut && failed.Exists(f => f.Count == 1 && f[0] == rule))
                failOnly[rule]++;
        }
    }
}
