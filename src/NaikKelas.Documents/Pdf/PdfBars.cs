using PdfSharp.Drawing;

namespace NaikKelas.Documents.Pdf;

/// <summary>One bar of a picture: its words, its length, and what stands at its end.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">Its length; below nothing it is drawn red, as long as it is far below.</param>
/// <param name="Figure">As it is written.</param>
public sealed record PdfBar(string Label, decimal Value, string Figure);

/// <summary>Lying bars, words and figure above each. A bar never parts from its words.</summary>
internal sealed record PdfBars(IReadOnlyList<PdfBar> Bars) : IPdfBlock
{
    private const double Size = 8.5;
    private const double Thick = 7;
    private const double Row = Size * PdfFlow.LineRatio + Thick + 6;
    private static readonly XColor Track = XColor.FromArgb(0xE8, 0xEE, 0xF5);
    private static readonly XColor Above = XColor.FromArgb(0x0B, 0x5C, 0xAB);
    private static readonly XColor Below = XColor.FromArgb(0xB9, 0x1C, 0x1C);

    public void Draw(PdfFlow flow)
    {
        var font = PdfFonts.Font(Size);
        var longest = Bars.Select(b => Math.Abs(b.Value)).DefaultIfEmpty(0).Max();
        foreach (var bar in Bars)
        {
            flow.Ensure(Row);
            One(flow, font, bar.Label, PdfAlign.Left);
            One(flow, font, bar.Figure, PdfAlign.Right);
            flow.Y += Size * PdfFlow.LineRatio;
            flow.Fill(PdfFlow.Left, flow.Y, flow.Width, Thick, Track);
            if (longest > 0 && bar.Value != 0)
                flow.Fill(
                    PdfFlow.Left,
                    flow.Y,
                    flow.Width * (double)(Math.Abs(bar.Value) / longest),
                    Thick,
                    bar.Value < 0 ? Below : Above
                );
            flow.Y += Thick + 6;
        }
        flow.Y += 6;
    }

    private static void One(PdfFlow flow, XFont font, string text, PdfAlign align) =>
        flow.Line(
            new PdfLine([text], flow.Words.Width(font, text), IsLast: true),
            font,
            PdfFlow.Left,
            flow.Y,
            flow.Width,
            align
        );
}
