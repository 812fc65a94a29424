using NaikKelas.Training.Relaxations;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Relaxations;

/// <summary>Two seats kept for women in K1; three women want it, of whom one meets the rule and two come from one co-op.</summary>
public sealed class AdviserTests
{
    private const string Women = "women";

    [Fact]
    public void It_says_which_rule_costs_most_and_what_dropping_it_gives()
    {
        var one = Assert.Single(Adviser.Of(Terms(), RoundOf, mayRelax: true));

        Assert.Equal(("K1", Women, 2, 1), (one.Class, one.Group, one.Seats, one.Filled));
        Assert.Equal((3, 1), (one.Applied, one.Eligible));
        Assert.Equal([new GroupCost("rat", 2)], one.Costs);
        var relief = Assert.Single(one.Reliefs);
        Assert.Equal(new Relaxation("K1", "rat", null), relief.Relaxation);
        Assert.Equal((2, 1, 1), (relief.Filled, relief.Entered, relief.Left));
    }

    [Fact]
    public void Who_is_held_back_by_the_limit_is_counted_and_another_limit_tried()
    {
        var terms = Terms() with { Rules = [], MaxPerNominator = 1 };

        var one = Assert.Single(Adviser.Of(terms, t => RoundOf(t, women: 2), mayRelax: true));

        Assert.Equal((2, 1), (one.Eligible, one.HeldBack));
        var relief = Assert.Single(one.Reliefs);
        Assert.Equal((2, 2), (relief.Relaxation.Limit, relief.Filled));
    }

    [Fact]
    public void Who_sits_in_another_class_is_counted()
    {
        var terms = Terms() with { Rules = [] };

        var one = Assert.Single(Adviser.Of(terms, t => RoundOf(t, women: 2, first: "K2"), mayRelax: true));

        Assert.Equal((2, 2), (one.Eligible, one.Elsewhere));
    }

    [Fact]
    public void After_the_draw_it_says_why_and_offers_nothing() =>
        Assert.Empty(Assert.Single(Adviser.Of(Terms(), RoundOf, mayRelax: false)).Reliefs);

    [Fact]
    public void A_rule_is_dropped_in_one_class_and_stays_in_the_others()
    {
        var relaxed = new Relaxation("K1", "rat", null).Apply(Terms(), ["K1", "K2"]);
        var gone = new Relaxation("K2", "rat", null).Apply(relaxed!, ["K1", "K2"]);

        Assert.Equal(["K2"], Assert.Single(relaxed!.Rules).Classes!);
        Assert.Empty(gone!.Rules);
        Assert.Null(new Relaxation("K1", "rat", null).Apply(relaxed, ["K1", "K2"]));
        Assert.Null(new Relaxation("", null, 2).Apply(Terms(), ["K1"]));
    }

    private static RoundTerms Terms() =>
        new()
        {
            Rules = [new ChosenRule("rat", "rat-held-by", new(StringComparer.Ordinal))],
            Reserves = [new ChosenReserve("K1", Women, 2)],
        };

    private static Round RoundOf(RoundTerms terms) => RoundOf(terms, women: 3);

    private static Round RoundOf(RoundTerms terms, int women, string? first = null) =>
        new()
        {
            Seed = "benih",
            MaxPerNominator = terms.MaxPerNominator,
            Rules =
            [
                .. terms.Rules.Select(r => new Rule(r.Id, "ok", RuleOperator.Eq, [Fact.Of(true)], r.Classes)),
            ],
            Criteria = [],
            Classes =
            [
                new("K1", 2, [.. terms.Reserves.Select(r => new Reserve(r.Group, r.Seats))]),
                new("K2", 5, []),
            ],
            Applicants =
            [
                .. Enumerable.Range(1, women).Select(i => Person($"P{i}", [Women], i == 1, first)),
                Person("P7", [], true, null),
                Person("P8", [], true, null),
            ],
        };

    private static Applicant Person(string id, string[] groups, bool ok, string? first) =>
        new()
        {
            Id = id,
            Nominator = groups.Length > 0 ? "N1" : id,
            Choices = first is null ? ["K1"] : [first, "K1"],
            Groups = groups,
            Facts = new Dictionary<string, Fact>(StringComparer.Ordinal) { ["ok"] = Fact.Of(ok) },
        };
}
