using NaikKelas.Interface;

namespace NaikKelas.Training.Plans;

/// <summary>How the plan reads: the colour of a state, the days of an activity.</summary>
internal static class PlanWords
{
    public static readonly IReadOnlyList<ActivityState> Order =
    [
        ActivityState.Running,
        ActivityState.Planned,
        ActivityState.Done,
        ActivityState.Cancelled,
    ];

    public static Tone ToneOf(ActivityState state) =>
        state switch
        {
            ActivityState.Running => Tone.Blue,
            ActivityState.Planned => Tone.Amber,
            ActivityState.Done => Tone.Green,
            _ => Tone.Slate,
        };

    /// <summary>"21–23 Mar 2022", "Agustus 2022" while the days are not settled, or the year alone.</summary>
    public static string When(PlanTimes times)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (times is { StartsOn: { } first, EndsOn: { } last })
            return Say.Days(first, last);
        var year = times.Year.ToString("0", Say.Culture);
        return times.Month is { } month ? $"{ActivityInput.MonthName(month, Say.Culture)} {year}" : year;
    }
}
