using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Registry.Signing;

/// <summary>The kinds of letter that are numbered in a series of their own.</summary>
public enum LetterKind
{
    [Display(Name = "Surat undangan peserta")]
    Invitation,

    [Display(Name = "Surat tugas narasumber")]
    Assignment,
}

/// <summary>How an agency numbers one kind of letter.</summary>
internal sealed class LetterPattern
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required LetterKind Kind { get; init; }

    /// <summary>See <see cref="LetterNumber"/>.</summary>
    public required string Pattern { get; set; }
}

/// <summary>
/// A letter's number from its pattern: <c>{n}</c> the running number of the year, <c>{nnn}</c> the same with three
/// digits at least, <c>{roman}</c> the month as I–XII, <c>{year}</c>. Pure.
/// </summary>
internal static class LetterNumber
{
    public const string Example = "005/{nnn}/409.105/{roman}/{year}";

    private static readonly string[] Months =
    [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
    ];

    public static string Of(string pattern, long number, DateOnly date) =>
        pattern
            .Replace("{nnn}", number.ToString("000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{roman}", Months[date.Month - 1], StringComparison.Ordinal)
            .Replace("{year}", date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Without running number and year two letters would bear one number.</summary>
    public static Refusal? Check(string pattern, string field) =>
        pattern.Length <= 150
        && (
            pattern.Contains("{n}", StringComparison.Ordinal)
            || pattern.Contains("{nnn}", StringComparison.Ordinal)
        )
        && pattern.Contains("{year}", StringComparison.Ordinal)
            ? null
            : new Refusal(
                "letter.pattern",
                $"Pola nomor surat memuat {"{n}"} atau {"{nnn}"} (nomor urut) dan {"{year}"} (tahun), misalnya {Example}; ditemukan \"{pattern}\".",
                field
            );
}
