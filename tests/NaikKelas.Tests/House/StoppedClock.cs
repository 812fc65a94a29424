namespace NaikKelas.Tests.House;

/// <summary>A clock that stands still until a test moves it. It starts on 20 November 2026, 10.00 WIB.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Set(DateTimeOffset now) => Now = now.ToUniversalTime();

    /// <summary>Wall-clock time in WIB, as the agency of the tests reads it.</summary>
    public void SetLocal(int year, int month, int day, int hour = 8, int minute = 0) =>
        Set(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(7)));

    public void Advance(TimeSpan by) => Now += by;
}
