using NaikKelas.Kernel;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>A curriculum is laid over the days: in order, whole JP, around the pauses.</summary>
public sealed class ProposalTests
{
    private static readonly DateOnly First = new(2022, 6, 28);

    private static readonly TimetableHours Hours = new(
        "1",
        "",
        45,
        "",
        new TimeOnly(8, 0),
        8,
        [new(new TimeOnly(10, 15), new TimeOnly(10, 30)), new(new TimeOnly(12, 0), new TimeOnly(13, 0))]
    );

    [Fact]
    public void A_session_goes_on_after_the_pause_and_the_day()
    {
        var made = Proposal.Of([Item(4), Item(6)], First, First.AddDays(1), Hours);

        Assert.Equal(
            ["28 08.00–10.15", "28 10.30–11.15", "28 11.15–12.00", "28 13.00–15.15", "29 08.00–09.30"],
            made.Select(m => $"{m.Slot.Day.Day} {m.Slot.Hours}")
        );
        Assert.Equal(10 * 45, made.Sum(m => m.Slot.Minutes));
    }

    [Fact]
    public void What_does_not_fit_is_left_out() =>
        Assert.Equal(8 * 45, Proposal.Of([Item(10)], First, First, Hours).Sum(m => m.Slot.Minutes));

    [Fact]
    public void A_day_that_begins_too_late_takes_nothing() =>
        Assert.Empty(Proposal.Of([Item(1)], First, First, Hours with { FirstHour = new TimeOnly(23, 30) }));

    [Fact]
    public void The_data_says_how_long_a_jp_is_and_where_that_comes_from()
    {
        Assert.Equal(45, TimetableHours.Current.JpMinutes);
        Assert.NotEmpty(TimetableHours.Current.JpSource);
        Assert.NotEmpty(TimetableHours.Current.Breaks);
    }

    private static CurriculumItem Item(int jp) =>
        new()
        {
            Id = Ids.New<CurriculumItemId>(),
            CurriculumId = default,
            Ordinal = 1,
            Title = "Teori",
            Theory = jp,
            Practice = 0,
        };
}
