namespace NaikKelas.Training.Offers;

/// <summary>Until when an offer may be answered. Pure; days on the agency's calendar.</summary>
internal static class Deadline
{
    /// <summary>The days an agency may give.</summary>
    public const int DaysMax = 60;

    /// <summary>
    /// The first local midnight at which an answer is too late: the whole last day counts, and never the class's first
    /// day, because nobody is replaced from then on.
    /// </summary>
    public static DateOnly Of(DateOnly today, int days, DateOnly firstDay)
    {
        var after = today.AddDays(days + 1);
        return after < firstDay ? after : firstDay;
    }

    /// <summary>Whether seats of a class are still given on this day.</summary>
    public static bool StillFilled(DateOnly today, DateOnly firstDay) => today < firstDay;
}
