using System.Runtime.InteropServices;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

/// <summary>A room wanted for a while.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Wanted(VenueId Venue, Slot Slot);

/// <summary>A room taken by a class for a while.</summary>
internal sealed record Booking(VenueId Venue, ClassId ClassId, string ClassName, Slot Slot);

/// <summary>Rule: what stands in the way. Pure; whoever asks has held the rooms.</summary>
internal static class Clash
{
    /// <summary>The first booking that one of the wished stretches meets, in the order of time; null: the way is free.</summary>
    public static Booking? First(IEnumerable<Wanted> wanted, IReadOnlyList<Booking> taken) =>
        wanted
            .OrderBy(w => w.Slot.Day)
            .ThenBy(w => w.Slot.From)
            .SelectMany(w => taken.Where(t => t.Venue == w.Venue && t.Slot.Overlaps(w.Slot)))
            .FirstOrDefault();

    /// <summary>The first pair that a person could not attend both of.</summary>
    public static Slot? FirstOf(IEnumerable<Slot> own, IReadOnlyList<Slot> other)
    {
        foreach (var slot in own.OrderBy(s => s.Day).ThenBy(s => s.From))
        foreach (var met in other.Where(slot.Overlaps))
            return met;
        return null;
    }
}
