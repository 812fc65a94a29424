using System.Globalization;

namespace NaikKelas.Documents.Pdf;

public enum PdfMarkers
{
    None,

    /// <summary>1. 2. 3.</summary>
    Numbers,

    /// <summary>a. b. c.</summary>
    Letters,
    Dashes,
}

internal static class PdfMarker
{
    public static string Text(PdfMarkers kind, int index) =>
        kind switch
        {
            PdfMarkers.Numbers => (index + 1).ToString(CultureInfo.InvariantCulture) + ".",
            PdfMarkers.Letters => Sheets.CellAddress.Letters(index + 1).ToLowerInvariant() + ".",
            PdfMarkers.Dashes => "–",
            _ => "",
        };
}
