using System.Globalization;

namespace NaikKelas.Registry.Places;

/// <summary>The list writes provinces and regencies in capitals; people do not.</summary>
internal static class RegionNames
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal) { "DKI", "DI" };
    private static readonly HashSet<string> Numerals = new(StringComparer.Ordinal)
    {
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "VIII",
        "IX",
        "XI",
        "XII",
    };

    /// <summary>"PANGKAJENE DAN KEPULAUAN" becomes "Pangkajene dan Kepulauan"; what is mixed already stays.</summary>
    public static string InTitleCase(string name) =>
        name.Any(char.IsLower) ? name : string.Join(' ', name.Split(' ').Select(Word));

    private static string Word(string word) =>
        Abbreviations.Contains(word) || Numerals.Contains(word) ? word
        : word == "DAN" ? "dan"
        : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word.ToLowerInvariant());
}
