using NaikKelas.Documents.Qr;
using PdfSharp.Drawing;

namespace NaikKelas.Documents.Pdf;

/// <summary>A line of a sign-in sheet.</summary>
/// <param name="Code">What its QR code says.</param>
/// <param name="Name">In bold.</param>
/// <param name="Below">Under the name: a number, a place.</param>
public sealed record PdfCode(string Code, string Name, string Below);

/// <summary>Rows with a QR code, who it is, and a line to sign on.</summary>
internal sealed record PdfCodes(IReadOnlyList<PdfCode> Rows) : IPdfBlock
{
    private const double Side = 50;
    private const double Height = Side + 6;
    private const double Sign = 150;

    public void Draw(PdfFlow flow)
    {
        var (bold, plain) = (PdfFonts.Font(10, bold: true), PdfFonts.Font(8.5));
        var room = flow.Width - Side - Sign - 24;
        foreach (var (i, row) in Rows.Index())
        {
            flow.Ensure(Height);
            var top = flow.Y;
            DrawCode(flow, row.Code, top);
            var x = PdfFlow.Left + Side + 10;
            var y = top + 10;
            foreach (var line in flow.Words.Lines(bold, row.Name, room).Take(2))
            {
                flow.Line(line, bold, x, y, room, PdfAlign.Left);
                y += 13;
            }
            foreach (var line in flow.Words.Lines(plain, row.Below, room).Take(1))
                flow.Line(line, plain, x, y, room, PdfAlign.Left);
            var right = PdfFlow.Left + flow.Width;
            var number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}.");
            flow.Line(
                new PdfLine([number], 0, IsLast: true),
                plain,
                right - Sign,
                top + 26,
                0,
                PdfAlign.Left
            );
            flow.Rule(right - Sign + 18, right, top + 38, 0.5);
            flow.Y = top + Height;
        }
        flow.Y += 6;
    }

    private static void DrawCode(PdfFlow flow, string text, double top)
    {
        var (size, bars) = QrImage.Bars(text);
        var module = Side / size;
        foreach (var (x, y, length) in bars)
            flow.Fill(
                PdfFlow.Left + x * module,
                top + y * module,
                length * module,
                module * 1.02,
                XColors.Black
            );
    }
}
