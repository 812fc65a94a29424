namespace NaikKelas.Demo;

/// <summary>The clock of a demo: the world's, but for the moments in which the demo is played.</summary>
public sealed class DemoTime : TimeProvider
{
    /// <summary>While set, time stands still there.</summary>
    public DateTimeOffset? At { get; set; }

    public override DateTimeOffset GetUtcNow() => At ?? System.GetUtcNow();
}
