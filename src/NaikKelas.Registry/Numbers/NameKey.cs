using System.Globalization;
using System.Text;

namespace NaikKelas.Registry.Numbers;

/// <summary>A name as it is searched and matched: upper case, single blanks, no punctuation, no accents.</summary>
public static class NameKey
{
    /// <summary>"H. Ja'an  Nur-Hidayat, S.E." becomes "H JAAN NUR HIDAYAT S E".</summary>
    public static string Of(string? name)
    {
        var key = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToUpperInvariant(c));
            else if (Separates(c) && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>The words of a key, each once: what a name is found by.</summary>
    public static IReadOnlyList<string> Words(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether two spellings may be one person's: a NIK typed into the wrong row shows in the name.</summary>
    public static bool ShareAWord(string? recorded, string? told) =>
        Words(Of(recorded)).Intersect(Words(Of(told)), StringComparer.Ordinal).Any();

    /// <summary>Apostrophes and accents stand inside a word; everything else parts two.</summary>
    private static bool Separates(char c) =>
        c is not ('\'' or '\u2019' or '`' or '"')
        && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark;
}
