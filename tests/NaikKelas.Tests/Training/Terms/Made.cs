using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Terms;
using NaikKelas.Training.Topics;

namespace NaikKelas.Tests.Training.Terms;

/// <summary>A made-up co-op of Blitar with its treasurer, sound in every respect until a test spoils something.</summary>
internal static class Made
{
    public static readonly DateOnly AsOf = new(2020, 6, 12);
    public static readonly TopicId Culinary = Ids.New<TopicId>();
    public static readonly OrganisationId Coop = Ids.New<OrganisationId>();

    public static readonly ClassTerms K1 = new(
        "K1",
        Culinary,
        "Kuliner",
        "Angkatan I",
        new DateOnly(2020, 6, 25),
        new DateOnly(2020, 6, 27),
        40
    );

    public static OrganisationFacts Nominator(
        IReadOnlyList<RatFact>? rats = null,
        IReadOnlyList<HealthFact>? health = null,
        IReadOnlyList<DocumentFact>? documents = null
    ) =>
        new(
            Coop,
            OrganisationKind.Ksp,
            OrganisationStatus.Active,
            "KSP Contoh",
            "35.72.01.1001",
            new DateOnly(2012, 3, 1),
            rats ?? [Rat(2019, new DateOnly(2020, 3, 14))],
            health ?? [new(2019, HealthPredicate.CukupSehat, new DateOnly(2020, 5, 20), "LHP 12/2020")],
            documents ?? [new(LegalDocumentKind.Nib, "1234567890123", new DateOnly(2019, 1, 2), null)]
        );

    public static RatFact Rat(int year, DateOnly held, DateOnly? reported = null) =>
        new(year, held, reported, 60, 100, "BA-07");

    public static PersonFacts Person(Position position = Position.Treasurer, DateOnly? born = null) =>
        new(
            Ids.New<PersonId>(),
            "Orang Contoh",
            Sex.Female,
            born ?? new DateOnly(1990, 6, 12),
            HasDisability: false,
            "35.72.02",
            [new(Coop, position, new DateOnly(2019, 1, 1), null)]
        );

    public static Subject Subject(
        OrganisationFacts? nominator = null,
        PersonFacts? person = null,
        params IReadOnlyList<SeatElsewhere> seats
    ) => new(person ?? Person(), nominator ?? Nominator(), seats);

    public static Subject Alone() => new(Person(), null, []);

    public static ChosenRule Rule(string kind, params (string Name, string Value)[] values) =>
        new(kind, kind, Values(values));

    public static ChosenCriterion Criterion(string kind, params (string Name, string Value)[] values) =>
        new(kind, kind, 1, Values(values));

    public static SortedDictionary<string, string> Values(params (string Name, string Value)[] values)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            map[name] = value;
        return map;
    }

    /// <summary>The sheet for one rule, and whether the engine lets the rule hold for class K1.</summary>
    public static (bool Holds, FactSheet Sheet) Ask(ChosenRule rule, Subject subject, DateOnly? asOf = null)
    {
        var terms = new RoundTerms { Rules = [rule] };
        var sheet = FactSheets.Compute(subject, [K1], terms, asOf ?? AsOf);
        var applicant = TermsTranslator.ToApplicant(new SheetOfApplicant("P0001", null, ["K1"], sheet));
        return (
            NaikKelas.Training.Selection.Eligibility.Holds(RuleCatalogue.Translate(rule), applicant, "K1"),
            sheet
        );
    }
}
