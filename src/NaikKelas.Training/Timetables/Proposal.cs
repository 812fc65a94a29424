using NaikKelas.Training.Curricula;

namespace NaikKelas.Training.Timetables;

/// <summary>A session as proposed.</summary>
internal sealed record ProposedSession(CurriculumItem Item, Slot Slot);

/// <summary>
/// Rule: lays the sessions of a curriculum over the days of a class, in their order, whole JP at a time. A session
/// that meets a pause or the end of the day goes on after it.
/// </summary>
internal static class Proposal
{
    private const int MinutesOfDay = 24 * 60;

    /// <returns>The sessions; what did not fit into the days is missing from the end.</returns>
    public static IReadOnlyList<ProposedSession> Of(
        IReadOnlyList<CurriculumItem> items,
        DateOnly first,
        DateOnly last,
        TimetableHours hours
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(hours);
        var made = new List<ProposedSession>();
        var day = new Day(first, hours);
        foreach (var item in items)
        {
            var left = item.Jp;
            while (left > 0)
            {
                while (day.Next(left) is null && day.Date <= last)
                    day = new Day(day.Date.AddDays(1), hours);
                if (day.Date > last)
                    return made;
                var (slot, jp) = day.Take(left);
                made.Add(new ProposedSession(item, slot));
                left -= jp;
            }
        }

        return made;
    }

    /// <summary>One day being filled.</summary>
    private sealed class Day(DateOnly date, TimetableHours hours)
    {
        private int _minute = MinuteOf(hours.FirstHour);
        private int _jp = hours.JpPerDay;

        public DateOnly Date => date;

        /// <summary>Where the next stretch begins and how many JP fit in it; null when the day is full.</summary>
        public (int From, int Jp)? Next(int wanted)
        {
            if (_jp == 0)
                return null;
            var from = _minute;
            foreach (var pause in hours.Breaks.OrderBy(b => b.From))
            {
                if (from >= MinuteOf(pause.Until))
                    continue;
                var fits = (MinuteOf(pause.From) - from) / hours.JpMinutes;
                if (fits > 0)
                    return (from, Math.Min(Math.Min(wanted, fits), _jp));
                from = MinuteOf(pause.Until);
            }

            // The last minute of the day is no end of a session: 24.00 has no place on a clock.
            var rest = (MinutesOfDay - 1 - from) / hours.JpMinutes;
            return rest > 0 ? (from, Math.Min(Math.Min(wanted, rest), _jp)) : null;
        }

        public (Slot Slot, int Jp) Take(int wanted)
        {
            var (from, jp) = Next(wanted)!.Value;
            _minute = from + jp * hours.JpMinutes;
            _jp -= jp;
            return (new Slot(date, TimeOf(from), TimeOf(_minute)), jp);
        }

        private static int MinuteOf(TimeOnly time) => time.Hour * 60 + time.Minute;

        private static TimeOnly TimeOf(int minute) => new(minute / 60, minute % 60);
    }
}
