namespace NaikKelas.Host.Sessions;

/// <summary>What a browser says of itself, in the names people know. Pure; null where it says nothing we know.</summary>
internal sealed record Device(string? Browser, string? System)
{
    // The order matters: Edge, Opera and Samsung's browser call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    // Android calls itself Linux, an iPhone says "like Mac OS X".
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];

    public static Device Of(string userAgent) => new(First(Browsers, userAgent), First(Systems, userAgent));

    private static string? First((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
