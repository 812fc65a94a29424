using System.Globalization;

namespace NaikKelas.Documents.Sheets;

/// <summary>How Excel keeps numbers and dates, and what a person sees in their place.</summary>
internal static class ExcelNumber
{
    /// <summary>Excel keeps 15 significant digits; from here on the last ones of a NIK are already lost.</summary>
    private const double Exact = 1e15;

    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    public static bool IsTooLong(double value) => Math.Abs(value) >= Exact;

    /// <summary>Plain digits, a point for the fraction, never an exponent (up to 28 digits).</summary>
    public static string Plain(double value)
    {
        if (Math.Abs(value) >= 1e27)
            return value.ToString("R", CultureInfo.InvariantCulture);
        if (Math.Abs(value) < Exact)
            return decimal.Parse(
                    value.ToString("G15", CultureInfo.InvariantCulture),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture
                )
                .ToString("0.############################", CultureInfo.InvariantCulture);
        return ((decimal)value).ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>A serial day as ISO text; with a time of day when there is one; null when it is no date.</summary>
    public static string? Date(double serial, bool from1904)
    {
        if (from1904)
            serial += 1462;
        else if (serial < 60)
            serial += 1; // Excel believes in 29 February 1900; before it, its days are one behind .NET's.
        if (serial is < 1 or >= 2_958_466)
            return null;
        var moment = DateTime.FromOADate(serial);
        return moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a number format shows a date: a day or a year outside quotes and brackets.</summary>
    public static bool IsDateFormat(int id, string? code) =>
        code is null
            ? id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58)
            : HasDayOrYear(code);

    private static bool HasDayOrYear(string code)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '[' when !quoted:
                    bracketed = true;
                    break;
                case ']' when !quoted:
                    bracketed = false;
                    break;
                case 'd' or 'D' or 'y' or 'Y' when !quoted && !bracketed:
                    return true;
            }
        }
        return false;
    }
}
