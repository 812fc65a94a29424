using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <summary>Quantities are whole thousandths of a measure: a gram of a kilo, and nothing is ever rounded.</summary>
internal static class Quantities
{
    public const long Whole = 1000;

    /// <summary>A million of anything is more than an outlet holds; sums and products stay within a long.</summary>
    public const long Max = 1_000_000 * Whole;

    /// <summary>Thousandths of what a person wrote; null where it is finer than that, or beyond <see cref="Max"/>.</summary>
    public static long? Of(decimal written) =>
        written is > Max / Whole or < -Max / Whole || decimal.Truncate(written * Whole) != written * Whole
            ? null
            : (long)(written * Whole);

    public static decimal Written(long thousandths) => (decimal)thousandths / Whole;

    /// <summary>"1,5 kg".</summary>
    public static string Say(long thousandths, string measure, CultureInfo? culture = null) =>
        string.Create(culture ?? Rupiah.Culture, $"{Written(thousandths):#,##0.###} {measure}");
}
