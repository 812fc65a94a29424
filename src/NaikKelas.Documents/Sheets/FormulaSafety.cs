namespace NaikKelas.Documents.Sheets;

/// <summary>
/// A text that begins with one of these runs as a formula when somebody opens an export in a spreadsheet
/// (OWASP, "CSV injection").
/// </summary>
internal static class FormulaSafety
{
    private static bool Begins(ReadOnlySpan<char> text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';

    public static bool IsDangerous(string text) => Begins(text);

    /// <summary>For CSV, which knows no types: an apostrophe in front.</summary>
    public static string Guard(string text) => Begins(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Guard"/>, so that our own export reads back the same.</summary>
    public static string Unguard(string text) =>
        text is ['\'', ..] && Begins(text.AsSpan(1)) ? text[1..] : text;
}
