using PdfSharp.Drawing;

namespace NaikKelas.Documents.Pdf;

/// <summary>A piece of a paper, drawn from the pen downwards.</summary>
internal interface IPdfBlock
{
    void Draw(PdfFlow flow);

    /// <summary>Height that must stay on the page with the end of the block before; 0 when it may part from it.</summary>
    double HeldHeight(PdfFlow flow) => 0;
}

/// <summary>Running text.</summary>
internal sealed record PdfParagraph(
    string Text,
    double Size,
    bool Bold,
    PdfAlign Align,
    double Before,
    double After,
    int KeepWithNextLines = 0
) : IPdfBlock
{
    public void Draw(PdfFlow flow)
    {
        flow.Space(Before);
        var font = PdfFonts.Font(Size, Bold);
        var height = Size * PdfFlow.LineRatio;
        var lines =
            Align == PdfAlign.Center ? Balanced(flow, font) : flow.Words.Lines(font, Text, flow.Width);
        if (KeepWithNextLines > 0)
            flow.Ensure((lines.Count + KeepWithNextLines) * height);
        PdfRuns.Draw(flow, lines, font, PdfFlow.Left, flow.Width, Align);
        flow.Y += After;
    }

    /// <summary>Centred lines of about the same length: no title leaves its last word alone.</summary>
    private List<PdfLine> Balanced(PdfFlow flow, XFont font)
    {
        var lines = flow.Words.Lines(font, Text, flow.Width);
        for (var room = flow.Width * 0.95; lines.Count > 1 && room > flow.Width / 2; room *= 0.95)
        {
            var narrower = flow.Words.Lines(font, Text, room);
            if (narrower.Count > lines.Count)
                break;
            lines = narrower;
        }
        return lines;
    }
}

/// <summary>Lines that flow over pages; never one line alone at the foot or the head of a page.</summary>
internal static class PdfRuns
{
    public static void Draw(
        PdfFlow flow,
        List<PdfLine> lines,
        XFont font,
        double x,
        double room,
        PdfAlign align
    )
    {
        var height = font.Size * PdfFlow.LineRatio;
        for (var i = 0; i < lines.Count; i++)
        {
            var left = lines.Count - i;
            if (i == 0 && left > 1 || left == 2)
                flow.Ensure(2 * height + (left == 2 ? flow.Reserve : 0));
            else
                flow.Ensure(height + (left == 1 && lines.Count == 1 ? flow.Reserve : 0));
            flow.Line(lines[i], font, x, flow.Y, room, align);
            flow.Y += height;
        }
    }
}

/// <summary>"Menimbang : a. bahwa …", "KESATU : …": label, colon and one or more texts with hanging markers.</summary>
internal sealed record PdfClause(string Label, IReadOnlyList<string> Texts, PdfMarkers Markers) : IPdfBlock
{
    private const double Size = 10;
    private const double LabelWidth = 84;
    private const double ColonWidth = 14;
    private const double MarkerWidth = 20;

    public void Draw(PdfFlow flow)
    {
        var font = PdfFonts.Font(Size);
        var height = Size * PdfFlow.LineRatio;
        var indent = LabelWidth + ColonWidth;
        for (var i = 0; i < Texts.Count; i++)
        {
            var marker = PdfMarker.Text(Markers, i);
            var inset = indent + (marker.Length > 0 ? MarkerWidth : 0);
            var lines = flow.Words.Lines(font, Texts[i], flow.Width - inset);
            flow.Ensure(Math.Min(2, lines.Count) * height + (lines.Count <= 2 ? ReserveAt(flow, i) : 0));
            if (i == 0 && Label.Length > 0)
            {
                One(flow, font, Label, PdfFlow.Left);
                One(flow, font, ":", PdfFlow.Left + LabelWidth);
            }
            if (marker.Length > 0)
                One(flow, font, marker, PdfFlow.Left + indent);
            var reserve = flow.Reserve;
            flow.Reserve = ReserveAt(flow, i);
            PdfRuns.Draw(flow, lines, font, PdfFlow.Left + inset, flow.Width - inset, PdfAlign.Justify);
            flow.Reserve = reserve;
            flow.Y += 3;
        }
        flow.Y += 4;
    }

    private double ReserveAt(PdfFlow flow, int i) => i == Texts.Count - 1 ? flow.Reserve : 0;

    private static void One(PdfFlow flow, XFont font, string text, double x) =>
        flow.Line(new([text], 0, IsLast: true), font, x, flow.Y, 0, PdfAlign.Left);
}

/// <summary>Numbered or lettered points over the whole width.</summary>
internal sealed record PdfPoints(IReadOnlyList<string> Texts, PdfMarkers Markers) : IPdfBlock
{
    private const double Size = 10;
    private const double MarkerWidth = 22;

    public void Draw(PdfFlow flow)
    {
        var font = PdfFonts.Font(Size);
        var reserve = flow.Reserve;
        for (var i = 0; i < Texts.Count; i++)
        {
            flow.Reserve = i == Texts.Count - 1 ? reserve : 0;
            var lines = flow.Words.Lines(font, Texts[i], flow.Width - MarkerWidth);
            flow.Ensure(
                Math.Min(2, lines.Count) * Size * PdfFlow.LineRatio + (lines.Count <= 2 ? flow.Reserve : 0)
            );
            flow.Line(
                new([PdfMarker.Text(Markers, i)], 0, IsLast: true),
                font,
                PdfFlow.Left,
                flow.Y,
                0,
                PdfAlign.Left
            );
            PdfRuns.Draw(
                flow,
                lines,
                font,
                PdfFlow.Left + MarkerWidth,
                flow.Width - MarkerWidth,
                PdfAlign.Justify
            );
            flow.Y += 2;
        }
        flow.Reserve = reserve;
        flow.Y += 5;
    }
}

internal sealed record PdfPart(Action? Reached) : IPdfBlock
{
    public void Draw(PdfFlow flow)
    {
        Reached?.Invoke();
        flow.NewPart();
    }
}

internal sealed record PdfPageBreak : IPdfBlock
{
    public void Draw(PdfFlow flow)
    {
        if (!flow.IsAtTop)
            flow.NewPage();
    }
}
