using System.Globalization;

namespace NaikKelas.Training.Selection;

/// <summary>A number as ECMAScript writes it, which RFC 8785 (3.2.2.3) asks for.</summary>
internal static class CanonicalNumber
{
    public static string Of(double number)
    {
        if (number == 0)
            return "0";
        if (number < 0)
            return $"-{Of(-number)}";

        // .NET finds the same shortest digits; only where the point and the exponent go is another matter.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), CultureInfo.InvariantCulture);
        var parts = (mark < 0 ? text : text[..mark]).Split('.');
        var digits = string.Concat(parts);
        var significant = digits.TrimStart('0');
        var point = parts[0].Length + exponent - (digits.Length - significant.Length);
        return Placed(significant.TrimEnd('0'), point);
    }

    /// <summary>ECMAScript's Number::toString: 0.digits × 10^point.</summary>
    private static string Placed(string digits, int point)
    {
        if (point is > 0 and <= 21)
        {
            return digits.Length <= point
                ? digits.PadRight(point, '0')
                : $"{digits[..point]}.{digits[point..]}";
        }

        if (point is > -6 and <= 0)
            return $"0.{new string('0', -point)}{digits}";
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        var sign = point > 0 ? "+" : "-";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{fraction}e{sign}{Math.Abs(point - 1)}"
        );
    }
}
