using System.Security.Cryptography;
using System.Text;
using NaikKelas.Training.Selection;
using static NaikKelas.Tests.Training.Selection.SmallRound;

namespace NaikKelas.Tests.Training.Selection;

public sealed class ResultTests
{
    private static readonly Round Example = Of(
        [new("K1", 2, [new("women", 1)]), new("K2", 0, [])],
        Person("A", 90, "K1"),
        Person("B", 80, "K1 K2", nominator: "N1"),
        Person("C", 70, "K1", "women", "N1"),
        Person("D", 60, "K2 K1", "women", "N1"),
        Person("E", 50, ""),
        Person("F", 40, "K1")
    ) with
    {
        MaxPerNominator = 2,
        Overrides = [new("F", null, "")],
    };

    [Fact]
    public void A_result_is_written_in_exactly_the_published_shape() =>
        Assert.Equal(
            """
            {"assignments":[{"id":"A","status":"admitted","class":"K1","seat":"open","rank":1},
            {"id":"B","status":"reserve","waiting":[{"class":"K1","place":1},{"class":"K2","place":1}],
            "because":[{"class":"K1","code":"below-lowest","score":80,"lowestAdmittedScore":70},
            {"class":"K2","code":"below-lowest","score":80,"lowestAdmittedScore":null}]},
            {"id":"C","status":"admitted","class":"K1","seat":"reserved:women","rank":2},
            {"id":"D","status":"reserve","waiting":[{"class":"K2","place":2},{"class":"K1","place":2}],
            "because":[{"class":"K2","code":"below-lowest","score":60,"lowestAdmittedScore":null},
            {"class":"K1","code":"below-lowest","score":60,"lowestAdmittedScore":70}]},
            {"id":"E","status":"ineligible","failed":{}},{"id":"F","status":"withdrawn-by-decision"}],
            "classes":[{"id":"K1","admitted":2,"reserves":[{"group":"women","seats":1,"filled":1}],"lowestAdmittedScore":70},
            {"id":"K2","admitted":0,"reserves":[],"lowestAdmittedScore":null}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(ResultWriter.ToUtf8(Selector.Run(Example)).Span)
        );

    [Fact]
    public void Who_is_held_back_hears_of_the_nominator()
    {
        var outcome = Selector.Run(
            Example with
            {
                MaxPerNominator = 1,
                Classes = [new("K1", 3, []), new("K2", 0, [])],
            }
        );
        Assert.Equal(RefusalCause.NominatorLimit, outcome.Assignments[2].Because[0].Cause);
        Assert.Equal("K1", outcome.Assignments[1].Class);
    }

    [Fact]
    public void A_failed_class_is_told_to_the_admitted_too()
    {
        var round = Example with { Rules = [new("r", "f", RuleOperator.Eq, [Fact.Of(true)], ["K2"])] };
        var failed = Assert.Single(Selector.Run(round).Assignments[3].Failed);
        Assert.Equal(("K2", "r"), (failed.Class, failed.Rules[0]));
    }

    [Fact]
    public void A_person_put_in_stands_above_all_and_the_rules_are_not_asked()
    {
        var round = Example with
        {
            Rules = [new("never", "f", RuleOperator.Eq, [Fact.Of(true)])],
            Overrides = [new("E", "K1", ""), new("F", "K1", "")],
        };
        Assert.Equal(
            [("E", 1), ("F", 2)],
            Selector
                .Run(round)
                .Assignments.Where(one => one.Class is not null)
                .Select(one => (one.Id, one.Rank ?? 0))
        );
    }

    [Fact]
    public void A_reserved_seat_gets_the_first_group_that_leaves_the_others_theirs()
    {
        var round = Of(
            [new("K1", 2, [new("women", 1), new("young", 1)])],
            Person("A", 90, "K1", "women young"),
            Person("B", 80, "K1", "women")
        );
        Assert.Equal(["young", "women"], Selector.Run(round).Assignments.Select(one => one.ReservedFor));
    }

    [Fact]
    public void The_digest_is_the_hash_of_the_canonical_round_and_result()
    {
        const string round = """{"seed":"s","applicants":[],"classes":[]}""";
        const string result = """{"classes":[],"assignments":[],"digest":"x"}""";
        const string canonical =
            """{"result":{"assignments":[],"classes":[]},"round":{"applicants":[],"classes":[],"seed":"s"}}""";
        Assert.Equal(
            Hash(canonical),
            Digests.Of(Encoding.UTF8.GetBytes(round), Encoding.UTF8.GetBytes(result))
        );
    }

    [Fact]
    public void The_lock_digest_is_over_what_is_published_before_people_apply()
    {
        Assert.Equal(
            Digests.LockOf(Example),
            Digests.LockOf(Example with { Seed = "other", Applicants = [], Overrides = null })
        );
        Assert.NotEqual(Digests.LockOf(Example), Digests.LockOf(Example with { MaxPerNominator = 3 }));
        Assert.Equal(
            Hash("""{"classes":[],"criteria":[],"maxPerNominator":null,"rules":[]}"""),
            Digests.LockOf(Of([]) with { Criteria = [] })
        );
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
