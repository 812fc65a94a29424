using System.Globalization;
using System.Text;
using QRCoder;

namespace NaikKelas.Documents.Qr;

/// <summary>QR codes of middle correction (15 %), with the quiet edge of four modules that readers need.</summary>
public static class QrImage
{
    /// <summary>
    /// For pages: scales with its box, without style attributes (the content security policy forbids them). The label is
    /// what a screen reader says.
    /// </summary>
    public static string Svg(string text, string label)
    {
        var (size, bars) = Bars(text);
        var path = new StringBuilder();
        foreach (var (x, y, length) in bars)
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
        var name = System.Security.SecurityElement.Escape(label);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{name}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>"""
        );
    }

    /// <summary>So many pixels a module.</summary>
    public static byte[] Png(string text, int pixels = 8)
    {
        using var code = Make(text);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(pixels);
    }

    /// <summary>The dark modules as bars, from left to right and from top to bottom; the size counts modules, edge included.</summary>
    internal static (int Size, List<(int X, int Y, int Length)> Bars) Bars(string text)
    {
        using var code = Make(text);
        var size = code.ModuleMatrix.Count;
        var bars = new List<(int, int, int)>();
        for (var y = 0; y < size; y++)
        for (var x = 0; x < size; x++)
        {
            var start = x;
            while (x < size && code.ModuleMatrix[y][x])
                x++;
            if (x > start)
                bars.Add((start, y, x - start));
        }
        return (size, bars);
    }

    private static QRCodeData Make(string text)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
    }
}
