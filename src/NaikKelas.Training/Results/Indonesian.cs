using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Results;

/// <summary>Catalogue sentences on official papers: Indonesian, whatever the language of whoever presses the button.</summary>
internal static class Indonesian
{
    private static readonly Texts Words = new([]);

    public static string Say(FormattableString sentence)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Texts.Indonesian;
            return Words.Of(sentence);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
