using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Overrides;

/// <summary>How one applicant fares in two runs; a null class: no seat.</summary>
internal sealed record SeatChange(string Code, string? Before, string? After);

/// <summary>How many seats of a reserve its group fills in two runs.</summary>
internal sealed record ReserveChange(string Class, string Group, int Seats, int Before, int After);

/// <summary>What a change of the round does, by the engine run without it and with it. Pure.</summary>
internal sealed record Consequences(
    IReadOnlyList<SeatChange> Entered,
    IReadOnlyList<SeatChange> Left,
    IReadOnlyList<SeatChange> Moved,
    IReadOnlyList<ReserveChange> Reserves
)
{
    public bool Nothing => Entered.Count + Left.Count + Moved.Count + Reserves.Count == 0;

    public static Consequences Of(Round before, Round after) => Of(Selector.Run(before), Selector.Run(after));

    public static Consequences Of(Outcome before, Outcome after)
    {
        var old = before.Assignments.ToDictionary(a => a.Id, a => a.Class, StringComparer.Ordinal);
        var changes = after
            .Assignments.Select(a => new SeatChange(a.Id, old[a.Id], a.Class))
            .Where(c => c.Before != c.After)
            .ToList();
        return new Consequences(
            [.. changes.Where(c => c.Before is null)],
            [.. changes.Where(c => c.After is null)],
            [.. changes.Where(c => c is { Before: not null, After: not null })],
            [.. before.Classes.Zip(after.Classes, Reserved).SelectMany(one => one)]
        );
    }

    /// <summary>The round with one applicant's override set, replaced, or (kind lift) taken away.</summary>
    public static Round With(Round round, OverrideKind kind, string code, string? into, string reason)
    {
        List<Override> overrides = [.. (round.Overrides ?? []).Where(o => o.Id != code)];
        if (kind != OverrideKind.Lift)
            overrides.Add(new Override(code, into, reason));
        return round with { Overrides = overrides.Count == 0 ? null : overrides };
    }

    private static IEnumerable<ReserveChange> Reserved(ClassResult before, ClassResult after) =>
        before
            .Reserves.Zip(
                after.Reserves,
                (old, now) => new ReserveChange(before.Id, old.Group, old.Seats, old.Filled, now.Filled)
            )
            .Where(r => r.Before != r.After);
}
