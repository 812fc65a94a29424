namespace NaikKelas.Demo;

/// <summary>The clock of a demo: the world's, but for the moments in which the demo is played.</summary>
public sealed class DemoTime : TimeProvider
{
    /// <summary>While set, time stands still there.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>How far the demo is looked at from ahead (<c>Demo:DaysAhead</c>): windows close, offers end.</summary>
    public TimeSpan Ahead { get; init; }

    public override DateTimeOffset GetUtcNow() => At ?? System.GetUtcNow() + Ahead;
}
