using System.Globalization;
using System.Runtime.InteropServices;

namespace NaikKelas.Training.Timetables;

/// <summary>A stretch of one day on the agency's wall clock: from, inclusive, until, exclusive.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slot(DateOnly Day, TimeOnly From, TimeOnly Until)
{
    /// <summary>A class without a timetable takes its days whole.</summary>
    public static Slot Whole(DateOnly day) => new(day, TimeOnly.MinValue, TimeOnly.MaxValue);

    public bool IsWhole => (From, Until) == (TimeOnly.MinValue, TimeOnly.MaxValue);

    /// <summary>Touching ends do not overlap: at 10.00 one leaves and the next comes in.</summary>
    public bool Overlaps(Slot other) => Day == other.Day && From < other.Until && other.From < Until;

    public int Minutes => (int)(Until - From).TotalMinutes;

    /// <summary>"08.00–12.00".</summary>
    public string Hours => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\.mm}–{Until:HH\\.mm}");

    public static IEnumerable<Slot> Days(DateOnly first, DateOnly last) =>
        Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => Whole(first.AddDays(i)));
}
