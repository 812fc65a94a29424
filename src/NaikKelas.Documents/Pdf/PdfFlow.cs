using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace NaikKelas.Documents.Pdf;

/// <summary>Where the pen stands: blocks draw downwards and ask for room, a new page comes when there is none.</summary>
internal sealed class PdfFlow : IDisposable
{
    // Points (1/72 inch). 2.5 cm on the left for binding, as official papers have it.
    public const double Left = 71;
    public const double Right = 57;
    private const double Top = 57;
    private const double BottomMargin = 68;
    public const double LineRatio = 1.42;

    private readonly PdfDocument document;
    private XGraphics graphics;
    private PdfPage page;

    /// <summary>The first page of each part, from 0.</summary>
    private readonly List<int> parts = [0];

    public PdfFlow(PdfDocument document)
    {
        this.document = document;
        (page, graphics) = Open();
        Words = new PdfText(graphics);
        Y = Top;
    }

    public PdfText Words { get; }

    public double Y { get; set; }

    public double Width => page.Width.Point - Left - Right;

    /// <summary>Room that the last lines of a block leave for what must follow on the same page (a signature).</summary>
    public double Reserve { get; set; }

    private double Bottom => page.Height.Point - BottomMargin;

    /// <summary>The height a page offers.</summary>
    public double PageRoom => Bottom - Top;

    public bool IsAtTop => Y <= Top;

    public bool Fits(double height) => Y + height <= Bottom;

    /// <summary>Goes on to the next page unless the height fits here. True when it did.</summary>
    public bool Ensure(double height)
    {
        if (Fits(height) || IsAtTop)
            return false;
        NewPage();
        return true;
    }

    public void NewPage()
    {
        graphics.Dispose();
        (page, graphics) = Open();
        Y = Top;
    }

    public void NewPart()
    {
        NewPage();
        parts.Add(document.PageCount - 1);
    }

    public void Space(double points)
    {
        if (!IsAtTop)
            Y += points;
    }

    /// <summary>Draws one line with its top at <paramref name="y"/>.</summary>
    public void Line(PdfLine line, XFont font, double x, double y, double room, PdfAlign align)
    {
        var baseline = y + font.Size * 1.08;
        var gap =
            align == PdfAlign.Justify && !line.IsLast && line.Words.Count > 1
                ? (room - line.Words.Sum(w => Words.Width(font, w))) / (line.Words.Count - 1)
                : Words.Space(font);
        x += align switch
        {
            PdfAlign.Center => (room - line.Width) / 2,
            PdfAlign.Right => room - line.Width,
            _ => 0,
        };
        for (var i = 0; i < line.Words.Count; i++)
        {
            // The space is drawn too, though it shows nothing: text copied out of the paper keeps its words apart.
            var word = line.Words[i];
            graphics.DrawString(
                i < line.Words.Count - 1 ? word + " " : word,
                font,
                XBrushes.Black,
                x,
                baseline
            );
            x += Words.Width(font, word) + gap;
        }
    }

    public void Rule(double x1, double x2, double y, double thickness, XColor? color = null) =>
        graphics.DrawLine(new XPen(color ?? XColors.Black, thickness), x1, y, x2, y);

    public void Fill(double x, double y, double width, double height, XColor color) =>
        graphics.DrawRectangle(new XSolidBrush(color), x, y, width, height);

    public void Image(XImage image, double x, double y, double width, double height) =>
        graphics.DrawImage(image, x, y, width, height);

    /// <summary>Writes the foot of every page, now that their number is known.</summary>
    public void Foot(string text)
    {
        graphics.Dispose();
        var font = PdfFonts.Font(7.5);
        parts.Add(document.PageCount);
        for (var (i, part) = (0, 0); i < document.PageCount; i++)
        {
            if (i == parts[part + 1])
                part++;
            var sheet = document.Pages[i];
            using var foot = XGraphics.FromPdfPage(sheet, XGraphicsPdfPageOptions.Append);
            var y = sheet.Height.Point - 40;
            var right = sheet.Width.Point - Right;
            foot.DrawLine(new XPen(XColor.FromArgb(0xB0, 0xB8, 0xC4), 0.5), Left, y - 12, right, y - 12);
            var brush = new XSolidBrush(XColor.FromArgb(0x47, 0x55, 0x69));
            foot.DrawString(text, font, brush, Left, y);
            var number = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Halaman {i - parts[part] + 1} dari {parts[part + 1] - parts[part]}"
            );
            foot.DrawString(number, font, brush, right - foot.MeasureString(number, font).Width, y);
        }
    }

    public void Dispose() => graphics.Dispose();

    private (PdfPage Page, XGraphics Graphics) Open()
    {
        var fresh = document.AddPage();
        fresh.Size = PdfSharp.PageSize.A4;
        return (fresh, XGraphics.FromPdfPage(fresh));
    }
}
