namespace NaikKelas.Interface;

/// <summary>The two frames a page may stand in.</summary>
public static class Layouts
{
    /// <summary>Signed-in staff and boards: navigation, font, htmx.</summary>
    public const string Staff = "/Pages/Shared/_Layout.cshtml";

    /// <summary>Public and field pages: half the bytes, no font, no htmx.</summary>
    public const string Public = "/Pages/Shared/_PublicLayout.cshtml";
}
