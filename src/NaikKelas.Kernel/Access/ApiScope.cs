namespace NaikKelas.Kernel.Access;

/// <summary>
/// What a token may be made for: reading or writing in one area of the API. Each endpoint names the one it asks for
/// (<c>.WithMetadata(scope)</c>); a token without it is turned away, whatever its person may do.
/// </summary>
/// <param name="Name">English, for programs: <c>nominations:write</c>.</param>
/// <param name="Label">Indonesian, translated when shown: "Membaca usulan".</param>
public sealed record ApiScope(string Name, string Label)
{
    /// <summary>Those of a token as its row keeps them: names with blanks between.</summary>
    public static IReadOnlyList<string> Split(string scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        return scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
