using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Terms;

/// <summary>A rule as it stands in the form: everything is text, right or wrong.</summary>
internal sealed record RuleDraft(
    string Id,
    string Kind,
    SortedDictionary<string, string> Values,
    IReadOnlyList<string> Classes
);

internal sealed record CriterionDraft(
    string Id,
    string Kind,
    string Weight,
    SortedDictionary<string, string> Values
);

internal sealed record ReserveDraft(string Class, string Group, string Seats);

/// <summary>
/// Terms while they are being written. Every field has a name like <c>rule-0-year</c>; what was typed stays as typed
/// until it can be read.
/// </summary>
internal sealed class TermsDraft
{
    /// <summary>More rows than anybody writes; a larger form is not read further.</summary>
    public const int RowsMax = 100;

    public List<RuleDraft> Rules { get; } = [];

    public List<CriterionDraft> Criteria { get; } = [];

    public List<ReserveDraft> Reserves { get; } = [];

    public string Limit { get; set; } = "";

    /// <summary>People in one delegation; empty: the round counts in persons.</summary>
    public string Delegation { get; set; } = "";

    public bool Open { get; set; }

    public static TermsDraft From(RoundTerms terms)
    {
        var draft = new TermsDraft
        {
            Limit = Text(terms.MaxPerNominator),
            Delegation = Text(terms.DelegationSize),
            Open = terms.OpenToAll ?? false,
        };
        draft.Rules.AddRange(terms.Rules.Select(r => new RuleDraft(r.Id, r.Kind, r.Values, r.Classes ?? [])));
        draft.Criteria.AddRange(
            terms.Criteria.Select(c => new CriterionDraft(c.Id, c.Kind, Text(c.Weight), c.Values))
        );
        draft.Reserves.AddRange(
            terms.Reserves.Select(r => new ReserveDraft(r.Class, r.Group, Text(r.Seats)))
        );
        return draft;
    }

    /// <param name="field">All values that the form sent under a name.</param>
    public static TermsDraft Read(Func<string, IReadOnlyList<string>> field)
    {
        var draft = new TermsDraft
        {
            Limit = One("limit"),
            Delegation = One("delegation"),
            Open = Has("open"),
        };
        for (var i = 0; i < RowsMax && Has($"rule-{i}-kind"); i++)
            draft.Rules.Add(
                new(
                    One($"rule-{i}-id"),
                    One($"rule-{i}-kind"),
                    Values($"rule-{i}", RuleCatalogue.Find(One($"rule-{i}-kind"))?.Parameters),
                    field($"rule-{i}-classes")
                )
            );
        for (var i = 0; i < RowsMax && Has($"criterion-{i}-kind"); i++)
            draft.Criteria.Add(
                new(
                    One($"criterion-{i}-id"),
                    One($"criterion-{i}-kind"),
                    One($"criterion-{i}-Weight"),
                    Values($"criterion-{i}", CriterionCatalogue.Find(One($"criterion-{i}-kind"))?.Parameters)
                )
            );
        for (var i = 0; i < RowsMax && Has($"reserve-{i}-Class"); i++)
            draft.Reserves.Add(
                new(One($"reserve-{i}-Class"), One($"reserve-{i}-Group"), One($"reserve-{i}-Seats"))
            );
        return draft;

        bool Has(string name) => field(name).Count > 0;

        string One(string name) => field(name) is [var first, ..] ? first.Trim() : "";

        SortedDictionary<string, string> Values(string prefix, IReadOnlyList<Parameter>? parameters)
        {
            var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var parameter in parameters ?? [])
            {
                var typed = string.Join(',', field($"{prefix}-{parameter.Name}"));
                var read = parameter.Read(typed);
                values[parameter.Name] = read.Refused ? typed : read.Value;
            }

            return values;
        }
    }

    /// <summary>The terms, and in <paramref name="refusals"/> the numbers that are none.</summary>
    public RoundTerms ToTerms(Refusals refusals) =>
        new()
        {
            Rules =
            [
                .. Rules.Select(r => new ChosenRule(
                    r.Id,
                    r.Kind,
                    r.Values,
                    r.Classes.Count == 0 ? null : r.Classes
                )),
            ],
            Criteria =
            [
                .. Criteria.Select(
                    (c, i) =>
                        new ChosenCriterion(
                            c.Id,
                            c.Kind,
                            Whole(c.Weight, $"Bobot", $"Criteria[{i}].Weight", refusals),
                            c.Values
                        )
                ),
            ],
            Reserves =
            [
                .. Reserves.Select(
                    (r, i) =>
                        new ChosenReserve(
                            r.Class,
                            r.Group,
                            Whole(r.Seats, $"Kursi afirmasi", $"Reserves[{i}].Seats", refusals)
                        )
                ),
            ],
            MaxPerNominator =
                Limit.Length == 0 ? null : Whole(Limit, $"Batas per pengusul", "MaxPerNominator", refusals),
            DelegationSize =
                Delegation.Length == 0
                    ? null
                    : Whole(Delegation, $"Orang dalam satu utusan", "DelegationSize", refusals),
            OpenToAll = Open ? true : null,
            ScaleVersion = Criteria.Count > 0 ? Scales.Version : null,
        };

    public void Add(RuleKind kind, Known known) =>
        Rules.Add(new(FreeId(kind.Id, Rules.Select(r => r.Id)), kind.Id, kind.Suggest(known), []));

    public void Add(CriterionKind kind, Known known) =>
        Criteria.Add(new(FreeId(kind.Id, Criteria.Select(c => c.Id)), kind.Id, "1", kind.Suggest(known)));

    /// <summary>What most rounds ask for, filled in as far as it is known.</summary>
    public static TermsDraft Usual(Known known)
    {
        var draft = new TermsDraft { Limit = "2" };
        foreach (
            var rule in new[]
            {
                RatRules.HeldBy,
                OrganisationRules.HealthAtLeast,
                PersonRules.OrganAmong,
                PersonRules.NotTrainedInTopic,
                PersonRules.NoOverlappingClass,
            }
        )
            draft.Add(rule, known);
        draft.Add(OrganisationCriteria.NeedByPredicate, known);
        draft.Add(PersonCriteria.TimeSinceTraining, known);
        draft.Add(OrganisationCriteria.RatEarliness, known);
        return draft;
    }

    private static string FreeId(string kind, IEnumerable<string> taken)
    {
        var ids = taken.ToHashSet(StringComparer.Ordinal);
        var id = kind;
        for (var n = 2; ids.Contains(id); n++)
            id = $"{kind}-{n:0}";
        return id;
    }

    /// <summary>A number that is none is told here; the value then stands for "not yet known" and passes further checks.</summary>
    private static int Whole(string typed, FormattableString label, string field, Refusals refusals)
    {
        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        refusals.When(typed.Length == 0, "missing", $"{label}: belum diisi.", field);
        refusals.When(
            typed.Length > 0,
            "no-number",
            $"{label}: ditemukan “{typed}”, seharusnya bilangan bulat.",
            field
        );
        return 1;
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
