using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>Numbers, money and dates as people here read them, in the language of the moment.</summary>
public sealed class Say(AgencyClock clock, Texts texts)
{
    private const char HardSpace = '\u00a0';

    public static CultureInfo Culture =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Texts.English : Texts.Indonesian;

    /// <summary>"Rp 1.234.567"; what is owed stands in brackets. Rupiah has one notation in both languages.</summary>
    public static string Rupiah(Rupiah amount)
    {
        var figure = string.Create(
            Kernel.Rupiah.Culture,
            $"Rp{HardSpace}{Math.Abs((decimal)amount.Value):N0}"
        );
        return amount.Value < 0 ? $"({figure})" : figure;
    }

    /// <summary>"Rp 1,25 miliar", where a figure stands alone and the last rupiah says nothing.</summary>
    public string RupiahShort(Rupiah amount)
    {
        var (size, text) = Math.Abs((decimal)amount.Value) switch
        {
            >= 1_000_000_000_000 => (1_000_000_000_000m, texts["{0} triliun"]),
            >= 1_000_000_000 => (1_000_000_000m, texts["{0} miliar"]),
            >= 1_000_000 => (1_000_000m, texts["{0} juta"]),
            _ => (0m, ""),
        };
        if (size == 0)
            return Rupiah(amount);
        var figure = (Math.Abs(amount.Value) / size).ToString("0.##", Culture);
        var written = $"Rp{HardSpace}{string.Format(Culture, text, figure)}".Replace(' ', HardSpace);
        return amount.Value < 0 ? $"({written})" : written;
    }

    public static string Number(long number) => number.ToString("N0", Culture);

    public static string Number(decimal number, int decimals = 0) =>
        number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    /// <param name="share">1 is the whole.</param>
    /// <param name="decimals">Digits behind the comma.</param>
    public static string Percent(decimal share, int decimals = 0) => $"{Number(share * 100, decimals)}%";

    /// <summary>"10 Jul 2025".</summary>
    public static string Date(DateOnly date) => date.ToString("d MMM yyyy", Culture);

    public static string Date(DateOnly? date) => date is { } day ? Date(day) : "–";

    /// <summary>"10 Juli 2025", for sentences and papers.</summary>
    public static string LongDate(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    /// <summary>"10–12 Jul 2025"; says only once what both days share.</summary>
    public static string Days(DateOnly first, DateOnly last)
    {
        if (first == last)
            return Date(first);
        if (first.Year != last.Year)
            return $"{Date(first)} – {Date(last)}";
        return first.Month == last.Month
            ? $"{first.Day.ToString(Culture)}–{Date(last)}"
            : $"{first.ToString("d MMM", Culture)} – {Date(last)}";
    }

    /// <summary>An instant on the agency's wall clock: "10 Jul 2025 14.05 WIB".</summary>
    public string Instant(DateTime utc)
    {
        var local = clock.Local(utc);
        var time = local.ToString(
            Culture == Texts.English ? "HH':'mm" : "HH'.'mm",
            CultureInfo.InvariantCulture
        );
        return $"{Date(DateOnly.FromDateTime(local))} {time} {clock.ZoneName}";
    }

    public string Instant(DateTime? utc) => utc is { } instant ? Instant(instant) : "–";

    /// <summary>A person's number on a screen: the first four and the last four digits.</summary>
    public static string Masked(string? number) =>
        number is null or "" ? "–"
        : number.Length < 12 ? new string('•', number.Length)
        : $"{number[..4]}{new string('•', number.Length - 8)}{number[^4..]}";
}
