using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Results;

/// <summary>Dates and numbers as official papers write them. Papers are Indonesian whoever prints them.</summary>
internal static class PaperWords
{
    public static readonly CultureInfo Culture = Texts.Indonesian;

    public static string Long(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    public static string Long(DateTime local) => local.ToString("d MMMM yyyy 'pukul' HH.mm", Culture);

    /// <summary>Selasa, 16 Juni 2020.</summary>
    public static string Weekday(DateOnly date) => date.ToString("dddd, d MMMM yyyy", Culture);

    /// <summary>08.00.</summary>
    public static string Hour(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>08.00–15.30 WIB.</summary>
    public static string Hours(TimeOnly from, TimeOnly to, string zone) => $"{Hour(from)}–{Hour(to)} {zone}";

    /// <summary>16–19 Juni 2020 · 29 Juni–1 Juli 2020 · 30 Desember 2020–2 Januari 2021.</summary>
    public static string Span(DateOnly from, DateOnly to)
    {
        if (from == to)
            return Long(to);
        var start =
            from.Year != to.Year ? Long(from)
            : from.Month != to.Month ? from.ToString("d MMMM", Culture)
            : from.ToString("%d", Culture);
        return $"{start}–{Long(to)}";
    }

    public static string Count(long number) => number.ToString("N0", Culture);

    /// <summary>Sixteen digits at a time: a line of 64 cannot be set, nor compared by eye.</summary>
    public static string Digest(string hex) =>
        string.Join(' ', hex.Chunk(16).Select(part => new string(part)));

    /// <summary>230 (dua ratus tiga puluh).</summary>
    public static string Spelled(long number) => $"{Count(number)} ({Terbilang.Of(number)})";
}
