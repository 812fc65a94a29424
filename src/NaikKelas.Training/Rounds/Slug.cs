using System.Globalization;
using System.Text;

namespace NaikKelas.Training.Rounds;

/// <summary>The address of a round's public page: lower-case letters, digits, hyphens.</summary>
internal static class Slug
{
    private const int LengthMax = 80;

    public static string Of(string title, int year)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && slug is [.., not '-']
            )
                slug.Append('-');
        var text = slug.ToString().Trim('-');
        text = text[..Math.Min(text.Length, LengthMax)].Trim('-');
        var suffix = year.ToString(CultureInfo.InvariantCulture);
        if (text.Length == 0)
            return $"putaran-{suffix}";
        return text.Contains(suffix, StringComparison.Ordinal) ? text : $"{text}-{suffix}";
    }

    public static string Free(string slug, IReadOnlyCollection<string> taken)
    {
        var free = slug;
        for (var n = 2; taken.Contains(free, StringComparer.Ordinal); n++)
            free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
        return free;
    }
}
