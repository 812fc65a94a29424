using NaikKelas.Training.Selection;
using static NaikKelas.Tests.Training.Selection.SmallRound;

namespace NaikKelas.Tests.Training.Selection;

public sealed class ReplacementTests
{
    private static readonly ClassSpec WithReserve = new("K1", 2, [new("women", 1)]);

    [Fact]
    public void A_reserved_seat_is_replaced_like_for_like()
    {
        var round = Of(
            [WithReserve],
            Person("A", 90, "K1"),
            Person("B", 80, "K1", "women"),
            Person("C", 70, "K1"),
            Person("D", 60, "K1", "women")
        );
        Assert.Equal("D", AfterLeaving(round, "B"));
        Assert.Equal("C", AfterLeaving(round, "A"));
    }

    [Fact]
    public void Without_anyone_of_the_group_it_goes_by_priority()
    {
        var round = Of(
            [WithReserve],
            Person("A", 90, "K1"),
            Person("B", 80, "K1", "women"),
            Person("C", 70, "K1"),
            Person("D", 60, "K1")
        );
        Assert.Equal("C", AfterLeaving(round, "B"));
    }

    [Fact]
    public void A_seated_person_of_the_group_can_fill_the_reserve_so_priority_decides()
    {
        var round = Of(
            [WithReserve],
            Person("A", 90, "K1", "women"),
            Person("B", 80, "K1", "women"),
            Person("C", 70, "K1"),
            Person("D", 60, "K1", "women")
        );
        Assert.Equal("C", AfterLeaving(round, "A"));
    }

    [Fact]
    public void Nobody_is_moved_from_another_seat()
    {
        var round = Of(
            [new("K1", 1, []), new("K2", 1, [])],
            Person("A", 90, "K1"),
            Person("B", 80, "K1 K2"),
            Person("C", 70, "K1 K2")
        );
        Assert.Equal("C", AfterLeaving(round, "A"));
    }

    [Fact]
    public void The_nominator_limit_holds_and_the_seat_given_back_frees_it()
    {
        var round = Of(
            [new("K1", 2, [])],
            Person("A", 90, "K1", nominator: "N1"),
            Person("B", 80, "K1", nominator: "N2"),
            Person("C", 70, "K1", nominator: "N1"),
            Person("D", 60, "K1")
        ) with
        {
            MaxPerNominator = 1,
        };
        Assert.Equal("C", AfterLeaving(round, "A"));
        Assert.Equal("D", AfterLeaving(round, "B"));
    }

    [Fact]
    public void Nobody_gets_a_seat_that_is_not_free_and_nobody_who_does_not_wait()
    {
        var round = Of([new("K1", 1, [])], Person("A", 90, "K1"), Person("B", 80, "K1"));
        Assert.Null(Replacement.For(round, "K1", Seats(Selector.Run(round)), new HashSet<string>()));
        Assert.Null(
            Replacement.For(round, "K1", new Dictionary<string, string>(), new HashSet<string> { "A", "B" })
        );
    }

    private static string? AfterLeaving(Round round, string leaver)
    {
        var seats = Seats(Selector.Run(round));
        Assert.True(seats.Remove(leaver, out var classId));
        return Replacement.For(round, classId, seats, new HashSet<string>(StringComparer.Ordinal) { leaver });
    }

    private static Dictionary<string, string> Seats(Outcome outcome) =>
        outcome
            .Assignments.Where(one => one.Class is not null)
            .ToDictionary(one => one.Id, one => one.Class!, StringComparer.Ordinal);
}
