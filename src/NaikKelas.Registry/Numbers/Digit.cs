namespace NaikKelas.Registry.Numbers;

internal static class Digit
{
    /// <summary>The digits of what was typed, without the blanks, dots and dashes people group them with; null when there is more than that.</summary>
    public static string? Only(string? text)
    {
        if (text is null)
            return "";
        var digits = new string([.. text.Where(c => c is not (' ' or '\u00a0' or '.' or '-'))]);
        return digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
