namespace NaikKelas.Registry.Numbers;

internal static class Text
{
    /// <summary>Without blanks around and doubled inside; "" for nothing.</summary>
    public static string Tidy(string? typed) =>
        string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string? OrNull(string? typed) => Tidy(typed) is { Length: > 0 } text ? text : null;
}
