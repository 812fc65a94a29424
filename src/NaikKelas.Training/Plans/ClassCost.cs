using NaikKelas.Kernel;

namespace NaikKelas.Training.Plans;

/// <summary>What a class costs: a price a seat, or a sum for the whole class. Pure.</summary>
public static class ClassCost
{
    /// <summary>The sum for the class; where there is none the seats at their price; zero where neither is said.</summary>
    public static Rupiah Of(Rupiah? budget, Rupiah? perSeat, int seats) =>
        budget ?? new Rupiah(checked((perSeat?.Value ?? 0) * seats));

    /// <summary>The cost of one seat, rounded up to a whole rupiah; null where nothing is said.</summary>
    public static Rupiah? PerSeat(Rupiah? budget, Rupiah? perSeat, int seats) =>
        budget is { } whole && seats > 0
            ? Rupiah.Round(whole.Value / (decimal)seats, MidpointRounding.ToPositiveInfinity)
            : perSeat;
}
