using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Rats;

namespace NaikKelas.Tests.Books;

/// <summary>Quorum, notice, postponement and votes: arithmetic that decides whether a meeting counts.</summary>
public sealed class RatRuleTests
{
    private static readonly Quorum Half = new(5000, PlusOne: true);
    private static readonly Quorum Fifth = new(2000, PlusOne: false);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    [InlineData(99, 50)]
    [InlineData(100, 51)]
    [InlineData(101, 51)]
    public void Half_plus_one_is_more_than_half(int members, int needed) =>
        Assert.Equal(needed, Half.Of(members));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(10, 2)]
    [InlineData(11, 3)]
    [InlineData(100, 20)]
    public void A_fifth_is_rounded_up(int members, int needed) => Assert.Equal(needed, Fifth.Of(members));

    [Fact]
    public void Two_thirds_and_all_of_them()
    {
        Assert.Equal(67, new Quorum(6667, false).Of(100));
        Assert.Equal(3, new Quorum(6667, false).Of(4));
        Assert.Equal(7, new Quorum(10_000, true).Of(7));
        Assert.Equal(7, new Quorum(10_000, false).Of(7));
        // Nobody is no meeting.
        Assert.Equal(1, Half.Of(0));
    }

    [Fact]
    public void A_quorum_lies_between_one_and_everybody_and_grows_with_the_members_and_the_share() =>
        Prop.ForAll(
                Gen.Zip(Gen.Choose(1, 20_000), Gen.Choose(1, 10_000)).ToArbitrary(),
                ((int Members, int Points) c) =>
                {
                    var (plain, plus) = (new Quorum(c.Points, false), new Quorum(c.Points, true));
                    var needed = plain.Of(c.Members);
                    return needed >= 1
                        && needed <= c.Members
                        && plus.Of(c.Members) >= needed
                        && plus.Of(c.Members) <= Math.Min(c.Members, needed + 1)
                        && plain.Of(c.Members + 1) >= needed
                        && (long)needed * 10_000 >= (long)c.Members * c.Points
                        && (long)(needed - 1) * 10_000 < (long)c.Members * c.Points;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void More_than_half_are_there_when_half_plus_one_are() =>
        Prop.ForAll(
                Gen.Choose(2, 50_000).ToArbitrary(),
                members => 2L * Half.Of(members) > members && 2L * (Half.Of(members) - 1) <= members
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Notice_is_counted_in_whole_days()
    {
        var rules = MeetingRules.Default;
        var day = new DateOnly(2026, 3, 20);

        Assert.True(rules.IsInvitedInTime(new(2026, 3, 13), day));
        Assert.False(rules.IsInvitedInTime(new(2026, 3, 14), day));
        Assert.Equal(new DateOnly(2026, 3, 13), rules.InviteBy(day));
        Assert.Equal(new DateOnly(2026, 3, 31), rules.LimitOf(2025));
        Assert.Equal(new DateOnly(2026, 5, 31), (rules with { MonthsLimit = 5 }).LimitOf(2025));
    }

    [Fact]
    public void A_second_meeting_comes_after_the_first_and_within_its_days_with_its_own_quorum()
    {
        var rules = MeetingRules.Default;
        var day = new DateOnly(2026, 3, 20);

        Assert.False(rules.MayMove(day, day));
        Assert.True(rules.MayMove(day, day.AddDays(1)));
        Assert.True(rules.MayMove(day, day.AddDays(7)));
        Assert.False(rules.MayMove(day, day.AddDays(8)));
        Assert.Equal((51, 20), (rules.QuorumOf(1).Of(100), rules.QuorumOf(2).Of(100)));
    }

    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(2, 2, false)]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    public void More_for_than_against_carries(int votesFor, int against, bool carried) =>
        Assert.Equal(carried, MeetingRules.Carries(votesFor, against));

    [Theory]
    [InlineData(5, 0, 0, true)]
    [InlineData(3, 1, 1, true)]
    [InlineData(3, 1, 2, false)]
    [InlineData(0, 0, 0, false)]
    [InlineData(-1, 2, 0, false)]
    [InlineData(int.MaxValue, int.MaxValue, 2, false)]
    public void Votes_are_of_those_present(int votesFor, int against, int abstain, bool good) =>
        Assert.Equal(
            !good,
            DecideRat
                .Check(
                    new()
                    {
                        Subject = RatSubject.Other,
                        Words = "Setuju.",
                        VotesFor = votesFor,
                        VotesAgainst = against,
                        VotesAbstain = abstain,
                        Key = Guid.CreateVersion7(),
                    },
                    present: 5
                )
                .Any
        );

    [Fact]
    public void What_is_signed_is_another_thing_with_other_figures_or_another_text()
    {
        byte[] head = [1, 2, 3];
        var seal = LpjSeal.Of(head, [("usaha", 1), ("penutup", 2)]);

        Assert.Equal(seal, LpjSeal.Of(head, [("penutup", 2), ("usaha", 1)]));
        Assert.NotEqual(seal, LpjSeal.Of(head, [("penutup", 3), ("usaha", 1)]));
        Assert.NotEqual(seal, LpjSeal.Of(head, [("usaha", 1)]));
        Assert.NotEqual(seal, LpjSeal.Of([1, 2, 4], [("usaha", 1), ("penutup", 2)]));
    }

    [Fact]
    public void Every_chapter_has_its_own_code_and_a_suggestion_is_written_for_each()
    {
        foreach (var kind in Enum.GetValues<LpjKind>())
        {
            var chapters = LpjOutline.Current.Of(kind);
            Assert.NotEmpty(chapters);
            Assert.Equal(
                chapters.Count,
                chapters.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count()
            );
        }
    }
}
