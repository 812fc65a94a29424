using NaikKelas.Kernel;
using NaikKelas.Training.Plans;

namespace NaikKelas.Tests.Training.Plans;

/// <summary>Planned, running or done is a question of the date alone.</summary>
public sealed class PlanStateTests
{
    private static readonly PlanTimes Days = new(2022, new(2022, 6, 13), new(2022, 6, 15), null, null, false);

    [Theory]
    [InlineData("2022-06-12", ActivityState.Planned)]
    [InlineData("2022-06-13", ActivityState.Running)]
    [InlineData("2022-06-15", ActivityState.Running)]
    [InlineData("2022-06-16", ActivityState.Done)]
    public void Days_decide(string date, ActivityState state) =>
        Assert.Equal(state, PlanState.At(Days, DateOnly.Parse(date, Rupiah.Culture)));

    [Fact]
    public void A_month_without_days_is_never_done_by_itself_but_is_owed()
    {
        var times = new PlanTimes(2022, null, null, 8, null, HasRealisation: false);

        Assert.Equal(ActivityState.Planned, PlanState.At(times, new(2022, 12, 1)));
        Assert.False(PlanState.IsOverdue(times, new(2022, 8, 31)));
        Assert.True(PlanState.IsOverdue(times, new(2022, 9, 1)));
    }

    [Fact]
    public void Recorded_figures_make_a_month_or_year_done_once_it_is_over()
    {
        var month = new PlanTimes(2022, null, null, 2, null, HasRealisation: true);
        var year = month with { Month = null };

        Assert.Equal(ActivityState.Planned, PlanState.At(month, new(2022, 2, 28)));
        Assert.Equal(ActivityState.Done, PlanState.At(month, new(2022, 3, 1)));
        Assert.Equal(ActivityState.Planned, PlanState.At(year, new(2022, 12, 31)));
        Assert.Equal(ActivityState.Done, PlanState.At(year, new(2023, 1, 1)));
    }

    [Fact]
    public void Cancelled_only_from_the_day_it_was_cancelled()
    {
        var times = Days with { CancelledOn = new(2022, 6, 1) };

        Assert.Equal(ActivityState.Planned, PlanState.At(times, new(2022, 5, 31)));
        Assert.Equal(ActivityState.Cancelled, PlanState.At(times, new(2022, 6, 1)));
        Assert.Equal(ActivityState.Cancelled, PlanState.At(times, new(2022, 7, 1)));
        Assert.False(PlanState.IsOverdue(times, new(2023, 1, 1)));
    }

    [Fact]
    public void A_class_costs_its_sum_or_its_seats()
    {
        var (seat, whole) = (new Rupiah(2_500_000), new Rupiah(100_000_000));

        Assert.Equal(new Rupiah(100_000_000), ClassCost.Of(null, seat, 40));
        Assert.Equal(whole, ClassCost.Of(whole, null, 30));
        Assert.Equal(Rupiah.Zero, ClassCost.Of(null, null, 40));
        Assert.Equal(seat, ClassCost.PerSeat(null, seat, 40));
        Assert.Equal(new Rupiah(3_333_334), ClassCost.PerSeat(whole, null, 30));
        Assert.Null(ClassCost.PerSeat(null, null, 30));
    }

    [Fact]
    public void A_province_writes_its_codes_with_a_one()
    {
        Assert.NotNull(ProgrammeCodes.Find("35.17", "2.17.05.2.01.0001"));
        Assert.Null(ProgrammeCodes.Find("35.17", "9.99"));
        Assert.NotNull(ProgrammeCodes.Find("52", "2.17.05.1.01.0001"));
        Assert.NotEmpty(ProgrammeCodes.Version);
        Assert.NotEmpty(ProgrammeCodes.Source);
    }
}
