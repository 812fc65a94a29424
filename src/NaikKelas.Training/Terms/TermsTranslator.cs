using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>A nomination with its frozen facts, as the engine takes it.</summary>
/// <param name="Code">P0001.</param>
/// <param name="Nominator">Any code that tells nominators apart; null: stands alone.</param>
/// <param name="Choices">Class codes, the most wanted first.</param>
/// <param name="Sheet">The frozen facts.</param>
internal sealed record SheetOfApplicant(
    string Code,
    string? Nominator,
    IReadOnlyList<string> Choices,
    FactSheet Sheet
);

/// <summary>From what an officer composed to what the engine runs.</summary>
internal static class TermsTranslator
{
    /// <param name="terms">Checked terms.</param>
    /// <param name="classes">In the order of their codes.</param>
    /// <param name="applicants">In order of arrival; empty for the lock digest.</param>
    /// <param name="seed">"secret:public value"; empty before the draw.</param>
    /// <param name="overrides">Null when there are none, so that the member is absent from the digest.</param>
    public static Round ToRound(
        RoundTerms terms,
        IReadOnlyList<ClassTerms> classes,
        IReadOnlyList<SheetOfApplicant> applicants,
        string seed = "",
        IReadOnlyList<Override>? overrides = null
    ) =>
        new()
        {
            Seed = seed,
            MaxPerNominator = terms.MaxPerNominator,
            Rules = [.. terms.Rules.Select(RuleCatalogue.Translate)],
            Criteria = [.. terms.Criteria.Select(c => new Criterion(c.Id, c.Weight))],
            Classes =
            [
                .. classes.Select(c => new ClassSpec(
                    c.Code,
                    c.Capacity,
                    [
                        .. terms
                            .Reserves.Where(r => r.Class == c.Code)
                            .Select(r => new Reserve(r.Group, r.Seats)),
                    ]
                )),
            ],
            Applicants = [.. applicants.Select(ToApplicant)],
            Overrides = overrides,
        };

    public static Applicant ToApplicant(SheetOfApplicant applicant)
    {
        var sheet = applicant.Sheet;
        return new Applicant
        {
            Id = applicant.Code,
            Nominator = applicant.Nominator,
            Choices = applicant.Choices,
            Groups = sheet.Groups,
            Facts = Values(sheet.Facts),
            ClassFacts =
                sheet.ClassFacts.Count == 0
                    ? null
                    : sheet.ClassFacts.ToDictionary(
                        c => c.Key,
                        c => (IReadOnlyDictionary<string, Fact>)Values(c.Value),
                        StringComparer.Ordinal
                    ),
            Points = sheet.Points.ToDictionary(p => p.Key, p => p.Value.Points, StringComparer.Ordinal),
        };
    }

    /// <summary>What is published when the round is locked: 64 hex digits over rules, criteria, classes, reserves, limit.</summary>
    public static string LockDigest(RoundTerms terms, IReadOnlyList<ClassTerms> classes) =>
        Digests.LockOf(ToRound(terms, classes, []));

    private static Dictionary<string, Fact> Values(SortedDictionary<string, FoundFact> found) =>
        found.ToDictionary(f => f.Key, f => f.Value.Value, StringComparer.Ordinal);
}
