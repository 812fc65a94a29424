using System.Text;
using NaikKelas.Training.Selection;
using static NaikKelas.Tests.Training.Selection.SmallRound;

namespace NaikKelas.Tests.Training.Selection;

public sealed class PublicationTests
{
    private static readonly Round Inside = Of(
        [new("K1", 2, [new("perempuan", 1), new("disabilitas", 1)]), new("K2", 1, [])],
        Person("P1", 90, "K1 K2", "perempuan desa:Sukorejo", "Koperasi Melati") with
        {
            Facts = new SmallMap<Fact>([new("age", Fact.Of(34)), new("busy", Fact.Of(false))]),
            ClassFacts = new SmallMap<IReadOnlyDictionary<string, Fact>>([
                new("K2", new SmallMap<Fact>([new("busy", Fact.Of(true))])),
            ]),
        },
        Person("P2", 80, "K1", "perempuan disabilitas", "Koperasi Anggrek"),
        Person("P3", 70, "K1", "perempuan"),
        Person("P4", 60, "K1", "perempuan"),
        Person("P5", 50, "K1", "perempuan"),
        Person("P6", 40, "K2", "perempuan")
    ) with
    {
        Rules =
        [
            new("adult", "age", RuleOperator.Gte, [Fact.Of(17)]),
            new("free", "busy", RuleOperator.Eq, [Fact.Of(false)]),
            new("for-k2", "age", RuleOperator.Lte, [Fact.Of(60)], ["K2"]),
        ],
        Overrides = [new("P5", "K1", "istri Pak Sugeng"), new("P6", null, "sakit keras")],
    };

    [Fact]
    public void Facts_become_pass_or_fail_and_differ_by_class_only_where_they_must()
    {
        var first = Publication.Of(Inside).Round.Applicants[0];
        Assert.Equal(
            [("adult", Fact.Of(true)), ("for-k2", Fact.Of(true))],
            first.Facts.Select(one => (one.Key, one.Value))
        );
        Assert.Equal(Fact.Of(true), first.ClassFacts!["K1"]["free"]);
        Assert.Equal(Fact.Of(false), first.ClassFacts!["K2"]["free"]);
    }

    [Fact]
    public void No_name_of_a_person_place_nominator_or_reason_is_left()
    {
        var text = Encoding.UTF8.GetString(RoundWriter.ToUtf8(Publication.Of(Inside).Round));
        foreach (
            var secret in (string[])
                ["Melati", "Anggrek", "Sukorejo", "Sugeng", "sakit", "34", "perempuan", "disabilitas"]
        )
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_meant_for_everybody_is_published()
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal) { ["P6"] = "mengundurkan diri" };
        Assert.Equal(
            ["", "mengundurkan diri"],
            Publication.Of(Inside, reasons).Round.Overrides!.Select(one => one.Reason)
        );
    }

    [Fact]
    public void A_group_code_is_explained_only_from_five_applicants_on()
    {
        // P1…P5 may use the reserve; P6 is out and wants another class.
        var published = Publication.Of(Inside);
        var women = published.Round.Classes[0].Reserves[0].Group;
        Assert.Equal([(women, "perempuan")], published.GroupLegend.Select(one => (one.Key, one.Value)));

        var four = Inside with { Applicants = [.. Inside.Applicants.Skip(1)] };
        Assert.Empty(Publication.Of(four).GroupLegend);
    }

    [Fact]
    public void A_published_round_is_sound_and_gives_the_same_result()
    {
        var published = Publication.Of(Inside).Round;
        Assert.Empty(RoundCheck.Problems(published));
        Assert.Equal(
            Selector.Run(Inside).Assignments.Select(one => (one.Id, one.Status, one.Class, one.Rank)),
            Selector.Run(published).Assignments.Select(one => (one.Id, one.Status, one.Class, one.Rank))
        );
    }

    [Fact]
    public void Publishing_twice_gives_the_same_bytes_whatever_the_order_of_the_applicants()
    {
        var turned = Inside with { Applicants = [.. Inside.Applicants.Reverse()] };
        Assert.Equal(
            RoundWriter.ToUtf8(Publication.Of(Inside).Round),
            RoundWriter.ToUtf8(Publication.Of(turned).Round)
        );
    }
}
