using System.Globalization;
using System.Text.RegularExpressions;

namespace NaikKelas.Documents.Sheets;

/// <summary>The common kinds of cells, read the way people in Indonesia write them.</summary>
public static partial class CellParsers
{
    private static readonly string[] Yes = ["ya", "y", "true", "benar", "1"];
    private static readonly string[] No = ["tidak", "t", "tdk", "false", "salah", "0"];

    private static readonly string[][] Months =
    [
        ["januari", "jan", "january"],
        ["februari", "feb", "pebruari", "february"],
        ["maret", "mar", "march"],
        ["april", "apr"],
        ["mei", "may"],
        ["juni", "jun", "june"],
        ["juli", "jul", "july"],
        ["agustus", "agu", "ags", "agt", "august", "aug"],
        ["september", "sep", "sept"],
        ["oktober", "okt", "october", "oct"],
        ["november", "nov", "nopember", "nop"],
        ["desember", "des", "december", "dec"],
    ];

    /// <param name="maxLength">In characters.</param>
    public static CellParser<string> Text(int maxLength) =>
        new(
            text =>
                text.Length <= maxLength
                    ? new(text, null)
                    : new(
                        default!,
                        $"Teks terlalu panjang: {text.Length:N0} huruf, paling banyak {maxLength:N0}."
                    ),
            $"teks, paling banyak {maxLength:N0} huruf"
        );

    /// <summary>A day: an Excel date, 2020-03-31, 31/03/2020, 31-3-2020, 31.3.2020 or 31 Maret 2020. Day before month, always.</summary>
    public static CellParser<DateOnly> Date { get; } =
        new(
            text =>
                ParseDate(text) is { } date
                    ? new(date, null)
                    : new(default!, $"Tanggal tidak dikenali. Tulis seperti 31/03/2020 atau 31 Maret 2020."),
            $"tanggal, misalnya 31/03/2020"
        )
        {
            Format = CellFormat.Date,
        };

    /// <summary>A whole number, with or without dots between thousands.</summary>
    public static CellParser<long> Whole(long min, long max) =>
        new(text => ParseWhole(text, min, max), $"bilangan bulat {min:N0} sampai {max:N0}")
        {
            Format = CellFormat.Number,
        };

    public static CellParser<int> Year(int first, int last) =>
        new(
            text =>
                FourDigits().IsMatch(text)
                && int.Parse(text, CultureInfo.InvariantCulture) is var year
                && first <= year
                && year <= last
                    ? new(year, null)
                    : new(default!, $"Tahun harus empat angka, dari {first} sampai {last}."),
            $"tahun, misalnya {last}"
        );

    public static CellParser<bool> YesNo { get; } =
        new(
            text =>
                text.ToLowerInvariant() is var word && Yes.Contains(word) ? new(true, null)
                : No.Contains(word) ? new(false, null)
                : new(default!, $"Isi dengan \"ya\" atau \"tidak\"."),
            $"ya atau tidak"
        )
        {
            Choices = ["ya", "tidak"],
        };

    /// <summary>One from a list; written without regard to case, spaces and punctuation.</summary>
    public static CellParser<T> Choice<T>(params IReadOnlyList<(string Text, T Value)> choices)
    {
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (text, value) in choices)
            known.TryAdd(Folding.Fold(text), value);
        var texts = choices.Select(c => c.Text).ToArray();
        var list = texts.Length <= 12 ? string.Join(", ", texts) : string.Join(", ", texts.Take(12)) + ", …";
        return new(
            text =>
                known.TryGetValue(Folding.Fold(text), out var value)
                    ? new(value, null)
                    : new(default!, $"Pilihan tidak dikenal. Pilih salah satu: {list}."),
            $"salah satu: {list}"
        )
        {
            Choices = texts,
        };
    }

    private static CellResult<long> ParseWhole(string text, long min, long max)
    {
        if (!Grouped().IsMatch(text) && !Plain().IsMatch(text))
            return new(default!, $"Harus bilangan bulat, misalnya 1250 atau 1.250.");
        var digits = text.Replace(".", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal);
        return
            long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && min <= number
            && number <= max
            ? new(number, null)
            : new(default!, $"Harus bilangan dari {min:N0} sampai {max:N0}.");
    }

    private static DateOnly? ParseDate(string text)
    {
        if (IsoDate().Match(text) is { Success: true } iso)
            return Day(iso.Groups["y"].Value, iso.Groups["m"].Value, iso.Groups["d"].Value);
        if (LocalDate().Match(text) is { Success: true } local)
            return Day(local.Groups["y"].Value, local.Groups["m"].Value, local.Groups["d"].Value);
        if (SpokenDate().Match(text) is not { Success: true } spoken)
            return null;
        var word = spoken.Groups["m"].Value.ToLowerInvariant();
        var month = Array.FindIndex(Months, names => names.Contains(word)) + 1;
        return Day(
            spoken.Groups["y"].Value,
            month.ToString(CultureInfo.InvariantCulture),
            spoken.Groups["d"].Value
        );
    }

    private static DateOnly? Day(string year, string month, string day)
    {
        var (y, m, d) = (
            int.Parse(year, CultureInfo.InvariantCulture),
            int.Parse(month, CultureInfo.InvariantCulture),
            int.Parse(day, CultureInfo.InvariantCulture)
        );
        return y >= 1 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;
    }

    private const RegexOptions Strict = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})(T00:00(:00)?)?$",
        Strict,
        1000
    )]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2}) ?[-/.] ?(?<m>[0-9]{1,2}) ?[-/.] ?(?<y>[0-9]{4})$", Strict, 1000)]
    private static partial Regex LocalDate();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})[ -](?<m>[A-Za-z]{3,9})\.?[ -](?<y>[0-9]{4})$", Strict, 1000)]
    private static partial Regex SpokenDate();

    [GeneratedRegex(@"^-?[0-9]{1,3}([. ][0-9]{3})+$", Strict, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex("^-?[0-9]+$", Strict, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("^[0-9]{4}$", Strict, 1000)]
    private static partial Regex FourDigits();
}
