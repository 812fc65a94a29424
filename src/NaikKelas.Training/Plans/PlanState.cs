using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Training.Plans;

public enum ActivityState
{
    [Display(Name = "Berjalan")]
    Running,

    [Display(Name = "Direncanakan")]
    Planned,

    [Display(Name = "Selesai")]
    Done,

    [Display(Name = "Dibatalkan")]
    Cancelled,
}

/// <summary>All that an activity's state depends on.</summary>
/// <param name="Year">The budget year.</param>
/// <param name="StartsOn">The first day where it is settled; then <paramref name="EndsOn"/> is too.</param>
/// <param name="EndsOn">The last day, inclusive.</param>
/// <param name="Month">The month while the days are not settled.</param>
/// <param name="CancelledOn">The day it was cancelled.</param>
/// <param name="HasRealisation">Whether its figures are on record.</param>
public sealed record PlanTimes(
    int Year,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    int? Month,
    DateOnly? CancelledOn,
    bool HasRealisation
)
{
    /// <summary>The last day it can fall on: its own, else of its month, else of its year.</summary>
    public DateOnly LastDay =>
        EndsOn ?? new DateOnly(Year, Month ?? 12, DateTime.DaysInMonth(Year, Month ?? 12));
}

/// <summary>Planned, running or done at any date. Pure.</summary>
public static class PlanState
{
    /// <summary>
    /// Days decide where they are settled. Without days nobody knows that it took place, so it stays planned until
    /// its month or year is over and its figures are on record.
    /// </summary>
    public static ActivityState At(PlanTimes times, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (times.CancelledOn <= date)
            return ActivityState.Cancelled;
        if (times.StartsOn is { } first)
            return date < first ? ActivityState.Planned
                : date <= times.LastDay ? ActivityState.Running
                : ActivityState.Done;
        return times.HasRealisation && date > times.LastDay ? ActivityState.Done : ActivityState.Planned;
    }

    /// <summary>Planned for a month or year that is over: its days or its figures are owed.</summary>
    public static bool IsOverdue(PlanTimes times, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(times);
        return At(times, date) == ActivityState.Planned && times.LastDay < date;
    }
}
