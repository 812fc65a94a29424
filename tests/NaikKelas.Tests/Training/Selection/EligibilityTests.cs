using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Selection;

public sealed class EligibilityTests
{
    [Theory]
    [InlineData("true", nameof(RuleOperator.Eq), "true", true)]
    [InlineData("true", nameof(RuleOperator.Eq), "1", false)]
    [InlineData("1", nameof(RuleOperator.Eq), "true", false)]
    [InlineData("\"17\"", nameof(RuleOperator.Gte), "17", false)]
    [InlineData("17", nameof(RuleOperator.Gte), "17", true)]
    [InlineData("17", nameof(RuleOperator.Gte), "16.5", false)]
    [InlineData("17", nameof(RuleOperator.Lte), "17.0", true)]
    [InlineData("\"2020-06-30\"", nameof(RuleOperator.Lte), "\"2020-06-30\"", true)]
    [InlineData("\"2020-06-30\"", nameof(RuleOperator.Lte), "\"2020-08-14\"", false)]
    [InlineData("\"2020-06-30\"", nameof(RuleOperator.Gte), "\"2020-08-14\"", true)]
    [InlineData("\"b\"", nameof(RuleOperator.Gte), "\"c\"", false)]
    [InlineData("\"2020-06-30\"", nameof(RuleOperator.Lte), "\"1 Juni 2020\"", false)]
    [InlineData("null", nameof(RuleOperator.Eq), "null", false)]
    [InlineData("\"a\"", nameof(RuleOperator.In), "\"a\"", true)]
    [InlineData("\"a\"", nameof(RuleOperator.In), "\"b\"", false)]
    [InlineData("\"a\"", nameof(RuleOperator.Eq), "[\"a\"]", false)]
    public void A_rule_holds_on_a_value_of_its_type_only(string value, string op, string found, bool holds) =>
        Assert.Equal(
            holds,
            Eligibility.Holds(
                new("r", "f", Enum.Parse<RuleOperator>(op), [Parse(value)]),
                With(("f", Parse(found))),
                "K1"
            )
        );

    [Fact]
    public void A_missing_fact_fails_the_rule_and_is_said_to_be_missing()
    {
        var rule = new Rule("adult", "age", RuleOperator.Gte, [Fact.Of(17)]);
        var failure = Assert.Single(new Eligibility(RoundWith(rule)).Explain(With(), "K1"));
        Assert.Equal("adult", failure.Rule.Id);
        Assert.Null(failure.Found);
    }

    [Fact]
    public void A_failed_rule_comes_with_the_fact_that_failed_it()
    {
        var rule = new Rule("rat-on-time", "ratHeld", RuleOperator.Lte, [Fact.Of(new DateOnly(2020, 6, 30))]);
        var applicant = With(("ratHeld", Fact.Of(new DateOnly(2020, 8, 14))));
        var failure = Assert.Single(new Eligibility(RoundWith(rule)).Explain(applicant, "K1"));
        Assert.Equal("2020-08-14", failure.Found?.Text);
    }

    [Fact]
    public void A_fact_of_the_class_goes_before_the_general_one()
    {
        var rule = new Rule("no-overlap", "overlaps", RuleOperator.Eq, [Fact.Of(false)]);
        var applicant = With(("overlaps", Fact.Of(false))) with
        {
            ClassFacts = Map<IReadOnlyDictionary<string, Fact>>(("K1", Map(("overlaps", Fact.Of(true))))),
        };
        Assert.False(Eligibility.Holds(rule, applicant, "K1"));
        Assert.True(Eligibility.Holds(rule, applicant, "K2"));
    }

    [Fact]
    public void A_rule_with_classes_is_for_these_only()
    {
        var eligibility = new Eligibility(
            RoundWith(new Rule("r", "f", RuleOperator.Eq, [Fact.Of(1)], ["K2"]))
        );
        Assert.Empty(eligibility.FailedIds(With(), "K1"));
        Assert.Equal(["r"], eligibility.FailedIds(With(), "K2"));
    }

    [Fact]
    public void Score_parts_sum_to_the_score_and_missing_points_count_nothing()
    {
        var round = RoundWith() with { Criteria = [new("need", 3), new("new", 2)] };
        var applicant = With() with { Points = new SmallMap<int>([new("need", 75)]) };
        Assert.Equal([225, 0], Priority.PartsOf(round, applicant).Select(part => part.Product));
        Assert.Equal(225, Priority.ScoreOf(round, applicant));
    }

    [Fact]
    public void The_lot_is_the_hash_of_seed_and_id() =>
        Assert.Equal(
            "1630a10d3a980e5b820a81b26472e67bb7ff86c3c4456b67c328850fa26f6b4a",
            Priority.LotOf("secret:7210.55", "P001")
        );

    private static Fact Parse(string json) =>
        json switch
        {
            "null" => Fact.Null,
            "true" => Fact.Of(true),
            ['"', .. var text, '"'] => Fact.Of(text),
            ['[', ..] => Fact.OfJson(json),
            _ => Fact.Of(double.Parse(json, System.Globalization.CultureInfo.InvariantCulture)),
        };

    private static Applicant With(params (string, Fact)[] facts) =>
        new()
        {
            Id = "P1",
            Choices = ["K1"],
            Facts = Map(facts),
        };

    private static SmallMap<T> Map<T>(params (string Name, T Value)[] entries) =>
        new([.. entries.Select(one => KeyValuePair.Create(one.Name, one.Value))]);

    private static Round RoundWith(params Rule[] rules) =>
        new()
        {
            Seed = "s",
            Rules = rules,
            Criteria = [],
            Classes = [new("K1", 1, []), new("K2", 1, [])],
            Applicants = [],
        };
}
