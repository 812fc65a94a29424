using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Training.Selection;
using Outcome = NaikKelas.Training.Selection.Outcome;

namespace NaikKelas.Tests.Training.Selection;

public sealed class SelectorPropertyTests
{
    private const int Rounds = 2_000;

    [Fact]
    public void The_engine_agrees_in_everything_with_the_rule_done_slowly() =>
        Check(RandomRounds.All, round => Text(Selector.Run(round)) == Text(ReferenceSelector.Run(round)));

    [Fact]
    public void Nobody_envies_with_good_reason() =>
        Check(RandomRounds.All, round => Properties(round, Flaw.None).JustifiedEnvy() is null);

    [Fact]
    public void No_seat_is_wasted() =>
        Check(RandomRounds.All, round => Properties(round, Flaw.None).Waste() is null);

    [Fact]
    public void As_many_reserved_seats_are_filled_as_can_be() =>
        Check(RandomRounds.All, round => Properties(round, Flaw.None).UnfilledReserve() is null);

    [Fact]
    public void Capacities_reserves_limits_and_ranks_hold() =>
        Check(RandomRounds.All, round => Properties(round, Flaw.None).BrokenLimit() is null);

    [Fact]
    public void The_order_of_the_input_changes_nothing() =>
        Check(RandomRounds.All, round => IsIndependentOfOrder(round, one => Selector.Run(one)));

    [Fact]
    public void Nobody_gains_by_another_order_of_choices() =>
        Check(RandomRounds.Simple, round => IsSafeToBeTruthful(round, one => Selector.Run(one)));

    [Fact]
    public void The_round_published_without_personal_data_gives_the_same_result() =>
        Check(
            RandomRounds.All,
            round => Bare(Selector.Run(Publication.Of(round).Round)) == Bare(Selector.Run(round))
        );

    [Fact]
    public void Planted_envy_is_noticed() =>
        AssertCaught(round => Properties(round, Flaw.AcceptsAtOnce).JustifiedEnvy() is null);

    [Fact]
    public void Planted_waste_is_noticed() =>
        AssertCaught(round => Properties(round, Flaw.LeavesLastSeatEmpty).Waste() is null);

    [Fact]
    public void Planted_blindness_for_reserves_is_noticed() =>
        AssertCaught(round => Properties(round, Flaw.IgnoresReserves).UnfilledReserve() is null);

    [Fact]
    public void Planted_dependence_on_the_input_is_noticed() =>
        AssertCaught(round =>
            IsIndependentOfOrder(round, one => ReferenceSelector.Run(one, Flaw.InputOrder))
        );

    [Fact]
    public void Planted_reward_for_a_false_order_is_noticed() =>
        AssertCaught(round =>
            IsSafeToBeTruthful(round, one => ReferenceSelector.Run(one, Flaw.AcceptsAtOnce))
        );

    [Fact]
    public void Planted_breach_of_the_nominator_limit_is_noticed() =>
        AssertCaught(round =>
            new SelectionProperties(round, Selector.Run(round with { MaxPerNominator = null })).BrokenLimit()
                is null
        );

    [Fact]
    public void Planted_difference_from_the_slow_rule_is_noticed() =>
        AssertCaught(round =>
            Text(Selector.Run(round)) == Text(ReferenceSelector.Run(round, Flaw.IgnoresReserves))
        );

    private static SelectionProperties Properties(Round round, Flaw flaw) =>
        new(round, flaw == Flaw.None ? Selector.Run(round) : ReferenceSelector.Run(round, flaw));

    private static bool IsIndependentOfOrder(Round round, Func<Round, Outcome> select)
    {
        var turned = round with
        {
            Applicants = [.. round.Applicants.Reverse()],
            Classes = [.. round.Classes.Reverse()],
            Overrides = round.Overrides?.Reverse().ToList(),
        };
        var outcome = select(turned);
        return Text(select(round))
            == Text(new([.. outcome.Assignments.Reverse()], [.. outcome.Classes.Reverse()]));
    }

    /// <summary>Tries every way to reverse, rotate and cut each applicant's list.</summary>
    private static bool IsSafeToBeTruthful(Round round, Func<Round, Outcome> select)
    {
        var truthful = select(round).Assignments;
        return round
            .Applicants.Index()
            .All(one => Untruths(one.Item.Choices).All(untruth => !Gains(one.Index, untruth)));

        bool Gains(int index, IReadOnlyList<string> untruth)
        {
            var applicants = round.Applicants.ToList();
            var wish = applicants[index].Choices.ToList();
            applicants[index] = applicants[index] with { Choices = untruth };
            var got = select(round with { Applicants = applicants }).Assignments[index].Class;
            return got is not null
                && (truthful[index].Class is not { } fair || wish.IndexOf(got) < wish.IndexOf(fair));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Untruths(IReadOnlyList<string> choices) =>
        Enumerable
            .Range(1, Math.Max(choices.Count - 1, 0))
            .SelectMany(cut =>
                (IEnumerable<IReadOnlyList<string>>)
                    [
                        [.. choices.Skip(cut), .. choices.Take(cut)],
                        [.. choices.Take(cut)],
                        [.. choices.Skip(cut)],
                        [.. choices.Reverse().Skip(cut - 1)],
                    ]
            );

    private static string Text(Outcome outcome) => Encoding.UTF8.GetString(ResultWriter.ToUtf8(outcome).Span);

    /// <summary>Without the names of groups, which get codes.</summary>
    private static string Bare(Outcome outcome) =>
        Text(
            new(
                [
                    .. outcome
                        .Assignments.OrderBy(one => one.Id, StringComparer.Ordinal)
                        .Select(one => one with { ReservedFor = one.ReservedFor is null ? null : "G" }),
                ],
                [
                    .. outcome.Classes.Select(one =>
                        one with
                        {
                            Reserves = [.. one.Reserves.Select(own => own with { Group = "G" })],
                        }
                    ),
                ]
            )
        );

    private static void Check(Gen<Round> rounds, Func<Round, bool> holds) =>
        Prop.ForAll(RandomRounds.Arbitrary(rounds), holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds));

    private static void AssertCaught(Func<Round, bool> holds) =>
        Assert.Contains(RandomRounds.All.Sample(500), round => !holds(round));
}
