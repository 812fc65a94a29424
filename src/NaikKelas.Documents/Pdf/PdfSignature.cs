using NaikKelas.Documents.Qr;
using PdfSharp.Drawing;

namespace NaikKelas.Documents.Pdf;

/// <summary>Who signs, where and when.</summary>
/// <param name="Opening">Lines above the office: "Ditetapkan di Blitar", "pada tanggal 4 Mei 2020".</param>
/// <param name="Office">"KEPALA DINAS KOPERASI,".</param>
/// <param name="Name">With titles.</param>
/// <param name="Below">Lines under the name: rank, NIP.</param>
public sealed record PdfSigner(
    IReadOnlyList<string> Opening,
    string Office,
    string Name,
    IReadOnlyList<string> Below
);

/// <summary>
/// One or two signers side by side, and perhaps a QR code with the address where the paper can be checked. It stays in
/// one piece, and takes the last lines before it along: a signature alone on a page proves nothing.
/// </summary>
internal sealed record PdfSignature(IReadOnlyList<PdfSigner> Signers, string? QrText, string? QrCaption)
    : IPdfBlock
{
    private const double Size = 10;
    private const double Gap = 54;
    private const double QrSize = 72;
    private const double Before = 12;
    private const double Row = Size * PdfFlow.LineRatio;

    public double HeldHeight(PdfFlow flow) =>
        Before + Math.Max(Signers.Max(s => Height(flow, s)), QrSize + 28);

    public void Draw(PdfFlow flow)
    {
        flow.Ensure(HeldHeight(flow));
        flow.Y += Before;
        var top = flow.Y;
        var width = SignerWidth(flow);
        // The right hand side is for the highest in rank; a single signer stands there, the QR code at the left.
        for (var i = 0; i < Signers.Count; i++)
            DrawSigner(
                flow,
                Signers[i],
                PdfFlow.Left + flow.Width - width * (Signers.Count - i) - (Signers.Count - 1 - i) * 16,
                top,
                width
            );
        if (QrText is not null)
            DrawQr(flow, top);
        flow.Y = top + HeldHeight(flow) - Before;
    }

    private double SignerWidth(PdfFlow flow) => flow.Width * (Signers.Count == 1 ? 0.5 : 0.38);

    private double Height(PdfFlow flow, PdfSigner signer)
    {
        var width = SignerWidth(flow);
        return Gap
            + Row
                * (
                    signer.Opening.Count
                    + signer.Below.Count
                    + flow.Words.Lines(PdfFonts.Font(Size), signer.Office, width).Count
                    + flow.Words.Lines(PdfFonts.Font(Size, bold: true), signer.Name, width).Count
                );
    }

    private static void DrawSigner(PdfFlow flow, PdfSigner signer, double x, double y, double width)
    {
        var plain = PdfFonts.Font(Size);
        var bold = PdfFonts.Font(Size, bold: true);
        foreach (var text in signer.Opening.Append(signer.Office))
            y = Lines(flow, flow.Words.Lines(plain, text, width), plain, x, y, width);
        y += Gap;
        var name = flow.Words.Lines(bold, signer.Name, width);
        y = Lines(flow, name, bold, x, y, width);
        flow.Rule(x, x + name[^1].Width, y - Row + Size * 1.22, 0.6);
        foreach (var text in signer.Below)
            y = Lines(flow, flow.Words.Lines(plain, text, width), plain, x, y, width);
    }

    private static double Lines(
        PdfFlow flow,
        List<PdfLine> lines,
        XFont font,
        double x,
        double y,
        double width
    )
    {
        foreach (var line in lines)
        {
            flow.Line(line, font, x, y, width, PdfAlign.Left);
            y += Row;
        }
        return y;
    }

    private void DrawQr(PdfFlow flow, double top)
    {
        var (size, bars) = QrImage.Bars(QrText!);
        var module = QrSize / size;
        // A hair higher than one module, or viewers show white lines between the rows.
        foreach (var (x, y, length) in bars)
            flow.Fill(
                PdfFlow.Left + x * module,
                top + y * module,
                length * module,
                module * 1.02,
                XColors.Black
            );
        if (QrCaption is null)
            return;
        var font = PdfFonts.Font(7.5);
        var below = top + QrSize + 4;
        foreach (
            var line in flow.Words.Lines(font, QrCaption, flow.Width * (Signers.Count == 1 ? 0.42 : 0.2))
        )
        {
            flow.Line(line, font, PdfFlow.Left, below, QrSize, PdfAlign.Left);
            below += 10;
        }
    }
}
