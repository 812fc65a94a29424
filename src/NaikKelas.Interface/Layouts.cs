namespace NaikKelas.Interface;

/// <summary>The two frames a page may stand in.</summary>
public static class Layouts
{
    /// <summary>Signed-in staff and boards: navigation, font, htmx.</summary>
    public const string Staff = "/Pages/Shared/_Layout.cshtml";

    /// <summary>Set to true in the view data of a signed-in person's field page: the staff frame without font and htmx, at the weight of a public page.</summary>
    public const string FieldKey = "Field";

    /// <summary>The script of a field page that needs more than the common one; it holds that one too.</summary>
    public const string ScriptKey = "Script";

    /// <summary>Public and field pages: half the bytes, no font, no htmx.</summary>
    public const string Public = "/Pages/Shared/_PublicLayout.cshtml";
}
