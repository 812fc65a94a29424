using NaikKelas.Kernel;

namespace NaikKelas.Training.Rounds;

/// <summary>An instant inside a sentence, on the agency's clock: "12 Juni 2020 pukul 16.00 WIB".</summary>
internal static class Moment
{
    public static FormattableString Of(AgencyClock clock, DateTime utc)
    {
        var local = clock.Local(utc);
        return $"{DateOnly.FromDateTime(local)} pukul {TimeOnly.FromDateTime(local):HH.mm} {clock.ZoneName}";
    }

    /// <summary>To the second, where a second decides: closing.</summary>
    public static FormattableString Exactly(AgencyClock clock, DateTime utc)
    {
        var local = clock.Local(utc);
        return $"{DateOnly.FromDateTime(local)} pukul {TimeOnly.FromDateTime(local):HH.mm.ss} {clock.ZoneName}";
    }

    /// <summary>A wall-clock time of the agency, as typed.</summary>
    public static FormattableString Local(DateTime local) =>
        $"{DateOnly.FromDateTime(local)} pukul {TimeOnly.FromDateTime(local):HH.mm}";
}
