using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace NaikKelas.Documents.Pdf;

/// <summary>Plus Jakarta Sans out of this assembly: a paper looks the same on every machine.</summary>
internal sealed class PdfFonts : IFontResolver
{
    private const string Family = "Plus Jakarta Sans";
    private static readonly Lock Gate = new();
    private static bool prepared;

    private PdfFonts() { }

    public static XFont Font(double size, bool bold = false, bool italic = false)
    {
        Prepare();
        var style = (bold, italic) switch
        {
            (true, true) => XFontStyleEx.BoldItalic,
            (true, false) => XFontStyleEx.Bold,
            (false, true) => XFontStyleEx.Italic,
            _ => XFontStyleEx.Regular,
        };
        return new XFont(Family, size, style, XPdfFontOptions.UnicodeDefault);
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        new(
            (isBold, isItalic) switch
            {
                (true, true) => "bold-italic",
                (true, false) => "bold",
                (false, true) => "italic",
                _ => "regular",
            }
        );

    public byte[]? GetFont(string faceName)
    {
        using var font =
            typeof(PdfFonts).Assembly.GetManifestResourceStream($"fonts/{faceName}.ttf")
            ?? throw new InvalidOperationException($"The font {faceName} is not embedded.");
        using var bytes = new MemoryStream();
        font.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>PDFsharp keeps its licence and its fonts for the whole process.</summary>
    private static void Prepare()
    {
        lock (Gate)
        {
            if (prepared)
                return;
            PdfSharpLicense.SetAgplLicense();
            GlobalFontSettings.FontResolver = new PdfFonts();
            prepared = true;
        }
    }
}
