using NaikKelas.Books.Rats;
using NaikKelas.Books.Statements;
using NaikKelas.Documents.Docx;
using NaikKelas.Documents.Pdf;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Lpj;

/// <summary>A book as it is printed.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Facts">Of the year.</param>
/// <param name="Sections">Chapter by chapter.</param>
/// <param name="Signers">The board and what each did; for the supervisors' report whoever is one.</param>
/// <param name="MadeAt">On the agency's wall clock.</param>
internal sealed record LpjPaper(
    LpjKind Kind,
    LpjFacts Facts,
    IReadOnlyList<LpjSection> Sections,
    IReadOnlyList<LpjSigner> Signers,
    DateTime MadeAt
)
{
    private const double Small = 7.5;

    private string Title => LpjOutline.TitleOf(Kind);

    private string Seal => $"Rantai jurnal {Facts.HeadHash}";

    private string YearLine => $"TAHUN BUKU {Facts.Year}";

    public byte[] Pdf()
    {
        var paper = new PdfPaper(
            new(
                $"{Title} {Facts.Year}",
                Facts.Cooperative,
                new DateTimeOffset(DateTime.SpecifyKind(MadeAt, DateTimeKind.Unspecified), TimeSpan.Zero)
            )
        ).Footer($"{Facts.Cooperative} – {Title} {Facts.Year}");
        paper
            .Space(120)
            .Title(Title.ToUpper(Rupiah.Culture))
            .Title(YearLine)
            .Space(24)
            .Title(Facts.Cooperative.ToUpper(Rupiah.Culture));
        if (Facts.NomorInduk is { } number)
            paper.Title($"Nomor Induk Koperasi {number}", bold: false);
        paper.Space(24).Title($"Rapat Anggota Tahunan, {RatCover.Day(Facts.Rat.HeldOn)}", bold: false);
        paper.Title(Facts.Rat.Place, bold: false).PageBreak();
        foreach (var section in Sections)
        {
            paper.Chapter(section.Chapter.Title);
            foreach (var part in section.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                paper.Paragraph(part.Trim());
            foreach (var block in section.Blocks)
                Write(paper, block);
        }

        return paper
            .Chapter("Tanda tangan")
            .Table([new("Nama", 4), new("Jabatan", 3), new("Tanda tangan", 6)], SignRows())
            .Small(Seal)
            .ToBytes();
    }

    public byte[] Docx()
    {
        var paper = new DocxPaper($"{Title} {Facts.Year}", Facts.Cooperative)
            .Title(Title.ToUpper(Rupiah.Culture))
            .Title(YearLine)
            .Title(Facts.Cooperative.ToUpper(Rupiah.Culture))
            .Title($"Rapat Anggota Tahunan, {RatCover.Day(Facts.Rat.HeldOn)}, {Facts.Rat.Place}");
        foreach (var section in Sections)
        {
            paper.Heading(section.Chapter.Title);
            foreach (var part in section.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                paper.Paragraph(part.Trim());
            foreach (var block in section.Blocks)
                Write(paper, block);
        }

        return paper
            .Heading("Tanda tangan")
            .Table([new("Nama", 4), new("Jabatan", 3), new("Tanda tangan", 6)], SignRows())
            .Paragraph(Seal)
            .ToBytes();
    }

    private IReadOnlyList<IReadOnlyList<string>> SignRows() =>
        Signers.Count == 0
            ?
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(
                        IReadOnlyList<string> (_) =>
                            ["........................", "", "........................"]
                    ),
            ]
            : [.. Signers.Select(IReadOnlyList<string> (s) => [s.Name, s.Office, s.Words])];

    /// <summary>Any block of a book, also of other books that are made of such blocks.</summary>
    internal static void Write(PdfPaper paper, LpjBlock block)
    {
        paper.Caption(block.Caption);
        switch (block)
        {
            case LpjTable table:
                paper.Table(
                    [
                        .. table.Columns.Select(c => new PdfColumn(
                            c.Heading,
                            c.Share,
                            c.Right ? PdfAlign.Right : PdfAlign.Left
                        )),
                    ],
                    table.Rows,
                    table.Columns.Count > 4 ? Small : 8.5
                );
                break;
            case LpjBars bars:
                paper.Bars([
                    .. bars.Bars.Select(b => new PdfBar(b.Label, b.Amount, StatementPaper.Figure(b.Amount))),
                ]);
                break;
            case LpjPoints points:
                paper.Points(points.Points);
                break;
        }
    }

    /// <summary>A picture is a table here: a word processor draws none of ours.</summary>
    private static void Write(DocxPaper paper, LpjBlock block)
    {
        paper.SubHeading(block.Caption);
        switch (block)
        {
            case LpjTable table:
                paper.Table(
                    [.. table.Columns.Select(c => new DocxColumn(c.Heading, c.Share, c.Right))],
                    table.Rows
                );
                break;
            case LpjBars bars:
                paper.Table(
                    [new("", 6), new("Rupiah", 3, Right: true)],
                    [
                        .. bars.Bars.Select(
                            IReadOnlyList<string> (b) => [b.Label, StatementPaper.Figure(b.Amount)]
                        ),
                    ]
                );
                break;
            case LpjPoints points:
                paper.Points(points.Points);
                break;
        }
    }
}

/// <param name="Name">Who.</param>
/// <param name="Office">As what.</param>
/// <param name="Words">How and when they signed, a line to sign on, or why they do not.</param>
internal sealed record LpjSigner(string Name, string Office, string Words)
{
    private const string Line = "........................";

    /// <summary>Times on the agency's wall clock.</summary>
    public static IReadOnlyList<LpjSigner> Of(
        LpjKind kind,
        LpjFacts facts,
        IReadOnlyList<SignerRow> signers,
        Func<DateTime, DateTime> local
    ) =>
        kind == LpjKind.Pengurus
            ?
            [
                .. signers.Select(s => new LpjSigner(
                    s.Name,
                    s.Signature?.Office ?? "Pengurus",
                    s.Signature switch
                    {
                        { Way: SignWay.Account, At: var at } =>
                            $"Ditandatangani dengan akun sendiri, {local(at).ToString("d MMMM yyyy HH.mm", Rupiah.Culture)}",
                        { Way: SignWay.Declined, Reason: var reason } => $"Tidak menandatangani: {reason}",
                        _ => Line,
                    }
                )),
            ]
            :
            [
                .. facts
                    .Officers.Where(o => o.Office.EndsWith("Pengawas", StringComparison.Ordinal))
                    .Select(o => new LpjSigner(o.Name, o.Office, Line)),
            ];
}
