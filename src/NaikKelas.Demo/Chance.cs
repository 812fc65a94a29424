using System.Diagnostics.CodeAnalysis;

namespace NaikKelas.Demo;

/// <summary>The dice of the demo: the same seed throws the same people on every machine.</summary>
[SuppressMessage(
    "Security",
    "CA5394",
    Justification = "Made-up people need repeatable dice, not secret ones."
)]
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public DateOnly Between(DateOnly first, DateOnly last) =>
        first.AddDays(_random.Next(last.DayNumber - first.DayNumber + 1));

    public bool InPerCent(int perCent) => _random.Next(100) < perCent;
}
