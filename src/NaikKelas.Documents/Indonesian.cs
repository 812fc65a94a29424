using System.Globalization;

namespace NaikKelas.Documents;

/// <summary>The language of a paper when the caller names none.</summary>
internal static class Indonesian
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("id-ID");

    public static string Say(FormattableString sentence) => sentence.ToString(Culture);
}
