using System.Xml.Linq;
using NaikKelas.Documents.Pdf;
using NaikKelas.Documents.Qr;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace NaikKelas.Tests.Documents;

public sealed class PdfPaperTests
{
    private static readonly PdfPaperInfo Info = new(
        "Keputusan Kepala Dinas",
        "Dinas Koperasi Sukamaju",
        new DateTimeOffset(2020, 5, 4, 3, 0, 0, TimeSpan.Zero)
    );
    private static readonly PdfSigner Head = new(
        ["Ditetapkan di Sukamaju"],
        "KEPALA DINAS,",
        "Ahmad",
        ["NIP 1"]
    );

    private static PdfPaper Annex(int rows) =>
        new PdfPaper(Info)
            .Letterhead(["PEMERINTAH KABUPATEN SUKAMAJU", "DINAS KOPERASI"], "Jalan Merdeka 1")
            .Title("KEPUTUSAN")
            .Clause("Menimbang", ["bahwa satu;", "bahwa dua;"], PdfMarkers.Letters)
            .Table(
                [new("No", 1, PdfAlign.Right), new("Nama", 5), new("Koperasi", 5)],
                [
                    .. Enumerable
                        .Range(1, rows)
                        .Select(i => (IReadOnlyList<string>)[$"{i}", $"Peserta {i}", "Koperasi Makmur"]),
                ]
            )
            .Signature(Head, "https://example.test/p/1", "Pindai untuk memeriksa.")
            .Footer("SK 1");

    private static PdfDocument Open(byte[] paper) =>
        PdfReader.Open(new MemoryStream(paper), PdfDocumentOpenMode.Import);

    [Fact]
    public void A_paper_says_what_it_is_and_in_which_language()
    {
        using var paper = Open(Annex(3).ToBytes());

        Assert.Equal(1, paper.PageCount);
        Assert.Equal("Keputusan Kepala Dinas", paper.Info.Title);
        Assert.Equal("Dinas Koperasi Sukamaju", paper.Info.Author);
        Assert.Equal("id-ID", paper.Language);
        Assert.Equal(595, paper.Pages[0].Width.Point, 1.0);
    }

    [Fact]
    public void Four_hundred_rows_flow_over_as_many_pages_as_they_need()
    {
        using var paper = Open(Annex(400).ToBytes());

        Assert.InRange(paper.PageCount, 8, 14);
    }

    [Fact]
    public void A_row_higher_than_a_page_and_a_word_wider_than_its_column_still_end()
    {
        var endless = string.Join(' ', Enumerable.Repeat("kata", 4_000));
        var wide = new string('W', 500);

        using var paper = Open(
            new PdfPaper(Info)
                .Table(
                    [new("A", 1), new("B", 1)],
                    [
                        [endless, wide],
                        ["x", "y"],
                    ]
                )
                .ToBytes()
        );

        Assert.InRange(paper.PageCount, 2, 40);
    }

    [Fact]
    public void A_signature_is_never_alone_on_its_page()
    {
        // With each row more the end of the table wanders down the page; somewhere the signature must move over.
        for (var rows = 20; rows < 45; rows++)
        {
            using var with = Open(Annex(rows).ToBytes());
            if (with.PageCount == 1)
                continue;
            using var shorter = Open(Annex(rows - 1).ToBytes());
            var last = with.Pages[^1].Contents.Elements.Count;
            Assert.Equal(1, shorter.PageCount);
            Assert.True(last > 0 && LengthOf(with.Pages[1]) > LengthOf(SignatureOnly()));
            return;
        }
        Assert.Fail("The table never reached the foot of the page.");
    }

    [Fact]
    public void The_same_paper_is_the_same_file() => Assert.Equal(Annex(60).ToBytes(), Annex(60).ToBytes());

    [Fact]
    public void Another_paper_has_another_identity() =>
        Assert.False(Identity(Annex(2).ToBytes()) == Identity(Annex(3).ToBytes()));

    [Fact]
    public void Minutes_carry_two_signatures_and_points()
    {
        using var paper = Open(
            new PdfPaper(Info)
                .Heading("Berita acara")
                .Points(["Satu.", "Dua."])
                .Paragraph("Demikian.")
                .Signatures(Head, Head)
                .PageBreak()
                .Small("LAMPIRAN")
                .ToBytes()
        );

        Assert.Equal(2, paper.PageCount);
    }

    [Fact]
    public void A_QR_code_for_pages_has_no_style_and_a_name()
    {
        var svg = XElement.Parse(QrImage.Svg("https://example.test/p/1?a=1&b=2", "Tautan \"hasil\""));

        Assert.Equal("Tautan \"hasil\"", svg.Attribute("aria-label")!.Value);
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName == "style");
        Assert.False(QrImage.Svg("a", "x") == QrImage.Svg("b", "x"));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], QrImage.Png("a")[..4]);
    }

    private static PdfPage SignatureOnly() =>
        Open(
            new PdfPaper(Info)
                .Signature(Head, "https://example.test/p/1", "Pindai untuk memeriksa.")
                .Footer("SK 1")
                .ToBytes()
        ).Pages[0];

    private static int LengthOf(PdfPage page) =>
        page
            .Contents.Elements.OfType<PdfSharp.Pdf.Advanced.PdfReference>()
            .Sum(r => ((PdfDictionary)r.Value).Stream!.UnfilteredValue.Length);

    private static string Identity(byte[] paper)
    {
        using var document = Open(paper);
        return Convert.ToHexString(document.Internals.FirstDocumentGuid.ToByteArray());
    }
}
