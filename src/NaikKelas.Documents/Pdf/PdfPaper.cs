using PdfSharp.Pdf;

namespace NaikKelas.Documents.Pdf;

/// <summary>What a paper says about itself. The moment comes from the caller: the same input gives the same bytes.</summary>
public sealed record PdfPaperInfo(
    string Title,
    string Author,
    DateTimeOffset Created,
    string Language = "id-ID"
);

/// <summary>An official paper on A4, put together piece by piece and set when <see cref="ToBytes"/> is called.</summary>
public sealed class PdfPaper(PdfPaperInfo info)
{
    private const double BodySize = 10;
    private readonly List<IPdfBlock> blocks = [];
    private string footer = "";

    /// <summary>Kop surat: the names from the government down to the agency, then one line with the address.</summary>
    public PdfPaper Letterhead(IReadOnlyList<string> names, string address, byte[]? logoPng = null) =>
        Add(new PdfLetterhead(names, address, logoPng));

    /// <summary>A centred line of a title: "KEPUTUSAN KEPALA DINAS KOPERASI", "NOMOR …", "TENTANG".</summary>
    public PdfPaper Title(string text, bool bold = true) =>
        Add(new PdfParagraph(text, bold ? 11.5 : 10.5, bold, PdfAlign.Center, 0, 1, KeepWithNextLines: 3));

    /// <summary>A heading over what follows; it never stands alone at the foot of a page.</summary>
    public PdfPaper Heading(string text, PdfAlign align = PdfAlign.Left) =>
        Add(new PdfParagraph(text, 10.5, Bold: true, align, 8, 5, KeepWithNextLines: 3));

    /// <summary>A heading over a chapter of a book.</summary>
    public PdfPaper Chapter(string text) =>
        Add(new PdfParagraph(text, 12.5, Bold: true, PdfAlign.Left, 16, 6, KeepWithNextLines: 3));

    /// <summary>What a table or a picture is of; it stays with it.</summary>
    public PdfPaper Caption(string text) =>
        Add(new PdfParagraph(text, 9.5, Bold: true, PdfAlign.Left, 2, 3, KeepWithNextLines: 3));

    public PdfPaper Paragraph(string text, PdfAlign align = PdfAlign.Justify, bool bold = false) =>
        Add(new PdfParagraph(text, BodySize, bold, align, 0, 6));

    public PdfPaper Small(string text, PdfAlign align = PdfAlign.Left) =>
        Add(new PdfParagraph(text, 8, Bold: false, align, 0, 4));

    /// <summary>"Menimbang : a. … b. …" or "KESATU : …"; with one text and no markers the text stands alone.</summary>
    public PdfPaper Clause(string label, IReadOnlyList<string> texts, PdfMarkers markers = PdfMarkers.None) =>
        Add(new PdfClause(label, texts, markers));

    public PdfPaper Clause(string label, string text) => Clause(label, [text]);

    public PdfPaper Points(IReadOnlyList<string> texts, PdfMarkers markers = PdfMarkers.Numbers) =>
        Add(new PdfPoints(texts, markers));

    /// <summary>Size of the letters in points; 8.5 suits four or five columns.</summary>
    public PdfPaper Table(
        IReadOnlyList<PdfColumn> columns,
        IReadOnlyList<IReadOnlyList<string>> rows,
        double size = 8.5
    ) => Add(new PdfTable(columns, rows, size));

    /// <summary>A picture of lying bars.</summary>
    public PdfPaper Bars(IReadOnlyList<PdfBar> bars) => Add(new PdfBars(bars));

    /// <summary>A sign-in sheet: a QR code, a name and a line to sign on in each row.</summary>
    public PdfPaper Codes(IReadOnlyList<PdfCode> rows) => Add(new PdfCodes(rows));

    public PdfPaper Signature(PdfSigner signer, string? qrText = null, string? qrCaption = null) =>
        Add(new PdfSignature([signer], qrText, qrCaption));

    /// <summary>Two signers side by side, as minutes have them.</summary>
    public PdfPaper Signatures(PdfSigner left, PdfSigner right) =>
        Add(new PdfSignature([left, right], null, null));

    public PdfPaper Space(double points) =>
        Add(new PdfParagraph("", 1, Bold: false, PdfAlign.Left, 0, points));

    public PdfPaper PageBreak() => Add(new PdfPageBreak());

    /// <summary>A new page whose numbers begin at 1 again: many letters in one file for the printer.</summary>
    /// <param name="reached">Called when the part before is set.</param>
    public PdfPaper NewPart(Action? reached = null) => Add(new PdfPart(reached));

    /// <summary>Stands at the left of every foot; the page number stands at the right.</summary>
    public PdfPaper Footer(string text)
    {
        footer = text;
        return this;
    }

    public byte[] ToBytes()
    {
        // Before anything else: PDFsharp asks for its licence when the document is made.
        _ = PdfFonts.Font(BodySize);
        using var document = new PdfDocument();
        document.Info.Title = info.Title;
        document.Info.Author = info.Author;
        document.Info.Creator = "NaikKelas";
        document.Info.CreationDate = info.Created.UtcDateTime;
        document.Info.ModificationDate = info.Created.UtcDateTime;
        document.Language = info.Language;
        using (var flow = new PdfFlow(document))
        {
            for (var i = 0; i < blocks.Count; i++)
            {
                flow.Reserve = i + 1 < blocks.Count ? blocks[i + 1].HeldHeight(flow) : 0;
                blocks[i].Draw(flow);
            }
            flow.Foot(footer);
        }
        using var output = new MemoryStream();
        document.Save(output, closeStream: false);
        return PdfSameBytes.Of(output.GetBuffer().AsSpan(0, (int)output.Length));
    }

    private PdfPaper Add(IPdfBlock block)
    {
        blocks.Add(block);
        return this;
    }
}
