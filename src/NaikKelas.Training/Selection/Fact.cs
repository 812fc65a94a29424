using System.Globalization;

namespace NaikKelas.Training.Selection;

internal enum FactKind : byte
{
    Null,
    Truth,
    Number,
    Text,

    /// <summary>A JSON list or object: allowed in a file, but no rule can hold on it.</summary>
    Other,
}

/// <summary>A value that a rule reads, or compares with. Equality is by type and value, as in JSON.</summary>
internal readonly record struct Fact
{
    private readonly string? text;
    private readonly double number;

    private Fact(FactKind kind, string? text, double number) =>
        (Kind, this.text, this.number) = (kind, text, number);

    public FactKind Kind { get; }

    public static Fact Null => default;

    public bool Truth => number != 0;

    public double Number => number;

    /// <summary>The text of a text; the JSON of <see cref="FactKind.Other"/>.</summary>
    public string Text => text ?? "";

    public static Fact Of(bool truth) => new(FactKind.Truth, null, truth ? 1 : 0);

    public static Fact Of(double number) => new(FactKind.Number, null, number);

    public static Fact Of(string text) => new(FactKind.Text, text, 0);

    /// <summary>Dates are ISO texts in the exchange format.</summary>
    public static Fact Of(DateOnly date) => Of(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Fact OfJson(string json) => new(FactKind.Other, json, 0);

    public bool TryDate(out DateOnly date)
    {
        date = default;
        return Kind == FactKind.Text
            && DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out date
            );
    }

    /// <summary>
    /// Below zero, zero, above zero; null when the two cannot be ordered: unlike types, or texts that are no
    /// dates.
    /// </summary>
    public int? ComparedWith(Fact other)
    {
        if (Kind == FactKind.Number && other.Kind == FactKind.Number)
            return number.CompareTo(other.number);
        return TryDate(out var mine) && other.TryDate(out var theirs) ? mine.CompareTo(theirs) : null;
    }

    public override string ToString() =>
        Kind switch
        {
            FactKind.Null => "null",
            FactKind.Truth => Truth ? "true" : "false",
            FactKind.Number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Text,
        };
}
