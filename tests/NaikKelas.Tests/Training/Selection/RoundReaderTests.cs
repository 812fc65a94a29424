using System.Text;
using System.Text.Json.Nodes;
using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Selection;

public sealed class RoundReaderTests
{
    /// <summary>A sound round; every case below breaks one thing in it.</summary>
    private const string Sound = """
        {"seed":"s","maxPerNominator":2,"unknown":{"a":[1]},
         "rules":[{"id":"r1","fact":"age","op":"gte","value":17,"classes":["K1"]},{"id":"r2","fact":"h","op":"in","value":["a",1]}],
         "criteria":[{"criterion":"need","weight":3}],
         "classes":[{"id":"K1","capacity":2,"reserves":[{"group":"women","seats":1},{"group":"young","seats":1}]},{"id":"K2","capacity":0,"reserves":[]}],
         "applicants":[{"id":"P1","nominator":null,"choices":["K1","K2"],"groups":["women"],"facts":{"age":34,"odd":[1,{"x":null}]},"classFacts":{"K1":{"age":16}},"points":{"need":75}},
                       {"id":"P2","nominator":"N1","choices":[],"groups":[],"facts":{},"points":{"need":7.5e1}}],
         "overrides":[{"id":"P2","class":"K1","reason":"x"}]}
        """;

    [Fact]
    public void A_sound_round_has_no_problems_and_comes_back_as_it_was()
    {
        var file = Read(Sound);
        Assert.Empty(file.Problems);
        var expected = JsonNode.Parse(Sound)!;
        expected.AsObject().Remove("unknown");
        expected["applicants"]![1]!["points"]!["need"] = 75;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(RoundWriter.ToUtf8(file.Round!))));
    }

    [Theory]
    [InlineData(
        "applicants[0].choices[0]",
        "unknown-class",
        "\"choices\":[\"K1\",\"K2\"]",
        "\"choices\":[\"K9\",\"K2\"]"
    )]
    [InlineData("applicants[0].choices[1]", "doubled-class", "[\"K1\",\"K2\"]", "[\"K1\",\"K1\"]")]
    [InlineData("rules[0].classes[0]", "unknown-class", "\"classes\":[\"K1\"]", "\"classes\":[\"K9\"]")]
    [InlineData(
        "rules[0].classes[1]",
        "doubled-class",
        "\"classes\":[\"K1\"]",
        "\"classes\":[\"K1\",\"K1\"]"
    )]
    [InlineData("classes[1].id", "doubled-id", "\"id\":\"K2\"", "\"id\":\"K1\"")]
    [InlineData(
        "applicants[1].id",
        "doubled-id",
        "{\"id\":\"P2\",\"nominator\"",
        "{\"id\":\"P1\",\"nominator\""
    )]
    [InlineData("rules[1].id", "doubled-id", "\"id\":\"r2\"", "\"id\":\"r1\"")]
    [InlineData(
        "criteria[1].criterion",
        "doubled-id",
        "\"weight\":3}",
        "\"weight\":3},{\"criterion\":\"need\",\"weight\":1}"
    )]
    [InlineData("classes[0].reserves[1].group", "doubled-id", "\"group\":\"young\"", "\"group\":\"women\"")]
    [InlineData(
        "overrides[1].id",
        "doubled-id",
        "\"reason\":\"x\"}",
        "\"reason\":\"x\"},{\"id\":\"P2\",\"class\":null,\"reason\":\"\"}"
    )]
    [InlineData("classes[0].reserves", "reserves-above-capacity", "\"capacity\":2", "\"capacity\":1")]
    [InlineData("classes[1].capacity", "negative", "\"capacity\":0", "\"capacity\":-1")]
    [InlineData(
        "classes[0].reserves[0].seats",
        "negative",
        "\"group\":\"women\",\"seats\":1",
        "\"group\":\"women\",\"seats\":-1"
    )]
    [InlineData("criteria[0].weight", "negative", "\"weight\":3", "\"weight\":-3")]
    [InlineData("applicants[0].points.need", "points", "\"need\":75", "\"need\":101")]
    [InlineData("applicants[0].points.need", "points", "\"need\":75", "\"need\":-1")]
    [InlineData("applicants[0].points.need", "points", "\"need\":75", "\"need\":7.5")]
    [InlineData("applicants[0].points.need", "points", "\"need\":75", "\"need\":\"75\"")]
    [InlineData("maxPerNominator", "limit-below-one", "\"maxPerNominator\":2", "\"maxPerNominator\":0")]
    [InlineData("rules[0].op", "unknown-operator", "\"gte\"", "\"lt\"")]
    [InlineData("rules[1].value", "in-without-list", "[\"a\",1]", "\"a\"")]
    [InlineData(
        "overrides[0].id",
        "unknown-applicant",
        "{\"id\":\"P2\",\"class\"",
        "{\"id\":\"P9\",\"class\""
    )]
    [InlineData(
        "overrides[0].class",
        "unknown-class",
        "\"class\":\"K1\",\"reason\"",
        "\"class\":\"K9\",\"reason\""
    )]
    [InlineData("overrides[0].class", "missing", "\"class\":\"K1\",\"reason\"", "\"reason\"")]
    [InlineData("applicants[1].nominator", "wrong-type", "\"N1\"", "7")]
    [InlineData("classes[0].capacity", "wrong-type", "\"capacity\":2", "\"capacity\":\"2\"")]
    [InlineData("applicants[1].choices", "wrong-type", "\"choices\":[]", "\"choices\":\"K1\"")]
    [InlineData("applicants[0].choices[0]", "wrong-type", "[\"K1\",\"K2\"]", "[1,\"K2\"]")]
    [InlineData("classes[1]", "wrong-type", "{\"id\":\"K2\",\"capacity\":0,\"reserves\":[]}", "\"K2\"")]
    [InlineData("applicants[0].id", "missing", "\"id\":\"P1\",", "")]
    [InlineData("seed", "missing", "\"seed\":\"s\",", "")]
    [InlineData("rules[0].value", "missing", "\"value\":17,", "")]
    [InlineData("seed", "not-text", "\"seed\":\"s\"", "\"seed\":\"\\ud800\"")]
    public void A_problem_names_its_item(string item, string code, string sound, string broken)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);
        var place = Sound.IndexOf(sound, StringComparison.Ordinal);
        var file = Read(string.Concat(Sound.AsSpan(0, place), broken, Sound.AsSpan(place + sound.Length)));

        // Renaming P2 or K2 leaves the override or the choice without its target: a problem of its own.
        var problems = file.Problems.Where(one =>
            !one.Code.StartsWith("unknown", StringComparison.Ordinal) || one.Code == code
        );
        Assert.Equal([(code, item)], problems.Select(one => (one.Code, one.Item)));
        Assert.Null(file.Round);
    }

    [Fact]
    public void Every_problem_is_listed_not_only_the_first()
    {
        var file = Read(
            Sound
                .Replace("\"need\":75", "\"need\":175", StringComparison.Ordinal)
                .Replace("\"gte\"", "\"lt\"", StringComparison.Ordinal)
                .Replace("\"capacity\":0", "\"capacity\":-4", StringComparison.Ordinal)
                .Replace("\"maxPerNominator\":2", "\"maxPerNominator\":0", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["limit-below-one", "negative", "points", "unknown-operator"],
            file.Problems.Select(one => one.Code).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"seed\":")]
    [InlineData("{\"seed\":\"s\"} {}")]
    [InlineData("ROUND")]
    public void What_is_no_JSON_is_said_to_be_none(string text) =>
        Assert.Equal(["not-json"], Read(text).Problems.Select(one => one.Code));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_JSON() =>
        Assert.Equal("not-json", Assert.Single(RoundReader.Read([(byte)'"', 0xC3, (byte)'"']).Problems).Code);

    [Fact]
    public void A_round_must_be_an_object() => Assert.Equal("$", Assert.Single(Read("[1]").Problems).Item);

    private static RoundFile Read(string text) => RoundReader.Read(Encoding.UTF8.GetBytes(text));
}
