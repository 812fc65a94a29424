using PdfSharp.Drawing;

namespace NaikKelas.Documents.Pdf;

/// <summary>A column of a table; widths are shares of the whole, not points.</summary>
public sealed record PdfColumn(string Heading, double Share, PdfAlign Align = PdfAlign.Left);

/// <summary>Rows under a head that comes again on each page. A row is parted only when it is higher than a page.</summary>
internal sealed record PdfTable(
    IReadOnlyList<PdfColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    double Size
) : IPdfBlock
{
    private const double Padding = 4;
    private const double LineRatio = 1.28;
    private static readonly XColor Head = XColor.FromArgb(0xE8, 0xEE, 0xF5);
    private static readonly XColor Thin = XColor.FromArgb(0xB0, 0xB8, 0xC4);

    public void Draw(PdfFlow flow)
    {
        var widths = Widths(flow);
        var head = Break(
            flow,
            Columns.Select(c => c.Heading).ToArray(),
            widths,
            PdfFonts.Font(Size, bold: true)
        );
        var first = Rows.Count > 0 ? Height(Break(flow, Rows[0], widths, PdfFonts.Font(Size))) : 0;
        flow.Ensure(Height(head) + Math.Min(first, flow.PageRoom / 2));
        DrawHead(flow, head, widths);
        for (var i = 0; i < Rows.Count; i++)
            DrawRow(flow, Rows[i], widths, head, isLast: i == Rows.Count - 1);
        flow.Rule(PdfFlow.Left, PdfFlow.Left + flow.Width, flow.Y, 0.9);
        flow.Y += 10;
    }

    /// <summary>
    /// The shares, but no column so narrow that a heading or a figure would break inside a word; what it needs more
    /// comes from the widest.
    /// </summary>
    private double[] Widths(PdfFlow flow)
    {
        var sum = Columns.Sum(c => c.Share);
        var widths = Columns.Select(c => flow.Width * c.Share / sum).ToArray();
        var plain = PdfFonts.Font(Size);
        var bold = PdfFonts.Font(Size, bold: true);
        for (var i = 0; i < widths.Length; i++)
        {
            var needed = Columns[i].Heading.Split(' ').Max(w => flow.Words.Width(bold, w));
            if (Columns[i].Align == PdfAlign.Right)
                needed = Math.Max(
                    needed,
                    Rows.Where(r => r.Count > i)
                        .Select(r => flow.Words.Width(plain, r[i]))
                        .DefaultIfEmpty()
                        .Max()
                );
            var missing = needed + 2 * Padding + 0.5 - widths[i];
            var widest = Array.IndexOf(widths, widths.Max());
            if (missing <= 0 || widest == i || widths[widest] < 2 * missing)
                continue;
            widths[i] += missing;
            widths[widest] -= missing;
        }
        return widths;
    }

    private static List<PdfLine>[] Break(
        PdfFlow flow,
        IReadOnlyList<string> texts,
        double[] widths,
        XFont font
    ) =>
        [
            .. widths.Select(
                (w, i) => flow.Words.Lines(font, i < texts.Count ? texts[i] : "", w - 2 * Padding)
            ),
        ];

    private double Height(List<PdfLine>[] cells) => HeightOf(cells.Max(c => c.Count));

    private double HeightOf(int lines) => lines * Size * LineRatio + 2 * Padding - 2.5;

    private void DrawHead(PdfFlow flow, List<PdfLine>[] head, double[] widths)
    {
        flow.Fill(PdfFlow.Left, flow.Y, flow.Width, Height(head), Head);
        flow.Rule(PdfFlow.Left, PdfFlow.Left + flow.Width, flow.Y, 0.9);
        DrawCells(flow, head, widths, PdfFonts.Font(Size, bold: true));
        flow.Rule(PdfFlow.Left, PdfFlow.Left + flow.Width, flow.Y, 0.9);
    }

    private void DrawRow(
        PdfFlow flow,
        IReadOnlyList<string> texts,
        double[] widths,
        List<PdfLine>[] head,
        bool isLast
    )
    {
        var font = PdfFonts.Font(Size);
        var cells = Break(flow, texts, widths, font);
        var wanted = Height(cells) + (isLast ? flow.Reserve + 10 : 0);
        if (flow.Ensure(Math.Min(wanted, flow.PageRoom - Height(head))))
            DrawHead(flow, head, widths);
        while (!flow.Fits(Height(cells)))
        {
            var lines = 1;
            while (flow.Fits(HeightOf(lines + 1)))
                lines++;
            DrawCells(flow, [.. cells.Select(c => c.Take(lines).ToList())], widths, font);
            cells = [.. cells.Select(c => c.Skip(lines).ToList())];
            flow.NewPage();
            DrawHead(flow, head, widths);
        }
        DrawCells(flow, cells, widths, font);
        if (!isLast)
            flow.Rule(PdfFlow.Left, PdfFlow.Left + flow.Width, flow.Y, 0.4, Thin);
    }

    private void DrawCells(PdfFlow flow, List<PdfLine>[] cells, double[] widths, XFont font)
    {
        var x = PdfFlow.Left;
        for (var i = 0; i < cells.Length; i++)
        {
            var y = flow.Y + Padding - 1;
            foreach (var line in cells[i])
            {
                flow.Line(line, font, x + Padding, y, widths[i] - 2 * Padding, Columns[i].Align);
                y += Size * LineRatio;
            }
            x += widths[i];
        }
        flow.Y += Height(cells);
    }
}
