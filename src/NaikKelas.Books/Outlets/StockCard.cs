using System.Runtime.InteropServices;

namespace NaikKelas.Books.Outlets;

/// <summary>
/// What is there of one good and what it cost, by moving average (rata-rata bergerak). Nothing is worth nothing: the last
/// that goes takes all the value along, so that rounding leaves no rupiah behind.
/// </summary>
/// <param name="Quantity">Thousandths of the good's measure, never negative.</param>
/// <param name="Value">Whole rupiah, never negative.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StockCard(long Quantity, long Value)
{
    /// <summary>Rupiah for one whole measure; zero where there is none.</summary>
    public long Average => Part(Value, Quantities.Whole, Quantity);

    /// <summary>Goods come in, at what they cost together.</summary>
    public StockCard Receive(long quantity, long cost) =>
        quantity <= 0 || cost < 0
            ? throw new ArgumentOutOfRangeException(nameof(quantity))
            : new(checked(Quantity + quantity), checked(Value + cost));

    /// <summary>What so much of it costs now: its part of the value, half a rupiah up.</summary>
    /// <param name="quantity">Thousandths: from nothing to all of it.</param>
    public long CostOf(long quantity) =>
        quantity < 0 || quantity > Quantity
            ? throw new ArgumentOutOfRangeException(nameof(quantity))
            : Part(Value, quantity, Quantity);

    /// <summary>Goods go out, at the average.</summary>
    public StockCard Issue(long quantity) => new(Quantity - quantity, Value - CostOf(quantity));

    /// <summary>What is found beyond the card is worth the average; where none is left, what the last that came cost.</summary>
    /// <param name="quantity">Found beyond, thousandths.</param>
    /// <param name="last">The last that came in; null where none ever did.</param>
    /// <returns>Rupiah; null where nobody can say.</returns>
    public long? WorthOf(long quantity, StockCard? last) =>
        Quantity > 0 ? Part(Value, quantity, Quantity)
        : last is { Quantity: > 0 } came ? Part(came.Value, quantity, came.Quantity)
        : null;

    /// <summary>A price is for one whole measure: 1,5 kg at Rp 12.500 are Rp 18.750, half a rupiah up.</summary>
    public static long PriceOf(long price, long quantity) => Part(price, quantity, Quantities.Whole);

    private static long Part(long value, long part, long whole) =>
        whole == 0 ? 0 : checked((long)((2 * (Int128)value * part + whole) / (2 * (Int128)whole)));
}
