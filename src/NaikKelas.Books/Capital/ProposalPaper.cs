using NaikKelas.Books.Lpj;
using NaikKelas.Documents.Pdf;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Capital;

/// <summary>A proposal as it is printed.</summary>
/// <param name="Facts">It is made of.</param>
/// <param name="Sections">Chapter by chapter.</param>
/// <param name="HeadHash">The end of the chain of journals its figures come from.</param>
/// <param name="MadeAt">On the agency's wall clock.</param>
internal sealed record ProposalPaper(
    ProposalFacts Facts,
    IReadOnlyList<ProposalSection> Sections,
    string HeadHash,
    DateTime MadeAt
)
{
    private const string Title = "Proposal pembiayaan";
    private const string Dots = "(..............................)";

    public byte[] Pdf()
    {
        var paper = new PdfPaper(
            new(
                Title,
                Facts.Cooperative,
                new DateTimeOffset(DateTime.SpecifyKind(MadeAt, DateTimeKind.Unspecified), TimeSpan.Zero)
            )
        ).Footer($"{Facts.Cooperative} – {Title}, rencana versi {Facts.Plan.Plan.Version}");
        Cover(paper);
        foreach (var section in Sections)
        {
            paper.Chapter(section.Chapter.Title);
            foreach (var part in section.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                paper.Paragraph(part.Trim());
            foreach (var block in section.Blocks)
                LpjPaper.Write(paper, block);
        }

        return paper
            .Small(SourceOf(Facts))
            .Small($"Rantai jurnal {HeadHash}")
            .Signatures(
                new PdfSigner([""], "Ketua Pengurus,", NameOf("Ketua"), []),
                new PdfSigner([ProposalWords.Day(Facts.Today)], "Bendahara,", NameOf("Bendahara"), [])
            )
            .ToBytes();
    }

    private void Cover(PdfPaper paper)
    {
        paper
            .Space(120)
            .Title(Title.ToUpper(Rupiah.Culture))
            .Space(24)
            .Title(Facts.Cooperative.ToUpper(Rupiah.Culture));
        if (Facts.NomorInduk is { } number)
            paper.Title($"Nomor Induk Koperasi {number}", bold: false);
        paper
            .Space(24)
            .Title(ProposalWords.Rp(Facts.Amount))
            .Title(Facts.Scheme?.Name ?? Facts.Plan.Plan.Scheme, bold: false)
            .Title(ProposalWords.Day(Facts.Today), bold: false)
            .PageBreak();
    }

    /// <summary>Terms that nobody confirmed are said to be so on paper too.</summary>
    private static string SourceOf(ProposalFacts facts) =>
        facts.Scheme is { } scheme
            ? $"Syarat pinjaman: {scheme.Source}{(scheme.Confirmed ? "" : " (belum dikonfirmasi)")}. {scheme.Note} Umur barang: {CapitalPractice.Current.AssetLifeSource}."
            : $"Syarat pinjaman {facts.Plan.Plan.Scheme} tidak ada lagi di daftar.";

    private string NameOf(string office) =>
        Facts.Officers.FirstOrDefault(o => o.Office == office) is { } officer ? $"({officer.Name})" : Dots;
}
