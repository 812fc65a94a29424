using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Plans;

/// <summary>What a class as typed so far costs, and what it leaves of its activity's line.</summary>
/// <param name="Cost">Null while nothing is said of money.</param>
/// <param name="PerSeat">Null while nothing is said of money.</param>
/// <param name="Left">Negative above the line; null without an activity or a line.</param>
internal sealed record CostView(Rupiah? Cost, Rupiah? PerSeat, Rupiah? Left)
{
    public static CostView Of(ClassInput input, IReadOnlyList<ActivityChoice> choices)
    {
        var seats = input.Capacity is > 0 and <= ClassInput.CapacityMax ? input.Capacity.Value : 0;
        if (input.Budget is null && input.PerSeat is null || input.PerSeat is { Value: > PriceMax })
            return new(null, null, null);
        var cost = ClassCost.Of(input.Budget, input.PerSeat, seats);
        var chosen = choices.FirstOrDefault(c => c.Id == input.ActivityId);
        return new(
            cost,
            ClassCost.PerSeat(input.Budget, input.PerSeat, seats),
            chosen?.LeftBeside(input.Id) is { } left ? left - cost : null
        );
    }

    /// <summary>An activity in the list one chooses from.</summary>
    public static string Title(ActivityChoice choice) =>
        string.Create(CultureInfo.InvariantCulture, $"{choice.Year} · {choice.Title}");

    /// <summary>Rupiah; more a seat is a slip of the hand, and its product would not be a number.</summary>
    public const long PriceMax = 1_000_000_000;
}
