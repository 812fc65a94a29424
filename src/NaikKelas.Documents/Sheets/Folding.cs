using System.Globalization;
using System.Text;

namespace NaikKelas.Documents.Sheets;

/// <summary>What stays of a text when case, spaces, punctuation and accents do not matter.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
            if (
                char.IsLetterOrDigit(letter)
                && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
            )
                kept.Append(char.ToLowerInvariant(letter));
        return kept.ToString();
    }

    /// <summary>One line of text without white space at its ends or doubled inside.</summary>
    public static string Tidy(string text)
    {
        var needed = false;
        for (var i = 0; i < text.Length && !needed; i++)
            needed =
                (
                    char.IsWhiteSpace(text[i])
                    && (text[i] != ' ' || i == 0 || i == text.Length - 1 || text[i + 1] == ' ')
                ) || text[i] is '\u200B' or '\uFEFF';
        return needed
            ? string.Join(
                ' ',
                text.Replace("\u200B", "", StringComparison.Ordinal)
                    .Replace("\uFEFF", "", StringComparison.Ordinal)
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            : text;
    }
}
