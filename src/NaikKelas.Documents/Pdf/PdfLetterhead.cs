using PdfSharp.Drawing;

namespace NaikKelas.Documents.Pdf;

/// <summary>The head of an agency's paper (kop surat), closed by a thick and a thin rule.</summary>
internal sealed record PdfLetterhead(IReadOnlyList<string> Names, string Address, byte[]? Logo) : IPdfBlock
{
    private const double LogoSize = 62;

    public void Draw(PdfFlow flow)
    {
        var top = flow.Y;
        var inset = Logo is null ? 0 : LogoSize + 8;
        var room = flow.Width - 2 * inset;
        for (var i = 0; i < Names.Count; i++)
        {
            var isAgency = i == Names.Count - 1;
            Centred(flow, Names[i], isAgency ? 15.5 : 12.5, isAgency || Names.Count == 1, inset, room);
        }
        if (Address.Length > 0)
        {
            flow.Y += 2;
            Centred(flow, Address, 8.5, bold: false, inset, room);
        }
        if (Logo is not null)
        {
            using var stream = new MemoryStream(Logo);
            using var image = XImage.FromStream(stream);
            var scale = Math.Min(LogoSize / image.PointWidth, LogoSize / image.PointHeight);
            flow.Image(image, PdfFlow.Left, top, image.PointWidth * scale, image.PointHeight * scale);
            flow.Y = Math.Max(flow.Y, top + LogoSize);
        }
        flow.Y += 7;
        flow.Rule(PdfFlow.Left, PdfFlow.Left + flow.Width, flow.Y, 2.2);
        flow.Rule(PdfFlow.Left, PdfFlow.Left + flow.Width, flow.Y + 3, 0.6);
        flow.Y += 22;
    }

    private static void Centred(PdfFlow flow, string text, double size, bool bold, double inset, double room)
    {
        var font = PdfFonts.Font(size, bold);
        foreach (var line in flow.Words.Lines(font, text, room))
        {
            flow.Line(line, font, PdfFlow.Left + inset, flow.Y, room, PdfAlign.Center);
            flow.Y += size * 1.3;
        }
    }
}
