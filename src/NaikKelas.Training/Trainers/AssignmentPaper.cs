using NaikKelas.Documents.Pdf;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Trainers;

/// <summary>Surat tugas narasumber: one page to each trainer, with the sessions and their JP.</summary>
internal static class AssignmentPaper
{
    public static byte[] Write(IReadOnlyList<AssignmentContent> letters, DateTimeOffset madeAt)
    {
        var first = letters[0];
        var title = letters.Count == 1 ? $"Surat Tugas {first.Number}" : $"Surat tugas {first.ClassTitle}";
        var paper = new PdfPaper(new(title, first.Head.Agency, madeAt)).Footer(title);
        foreach (var (index, letter) in letters.Index())
        {
            if (index > 0)
                paper.NewPart();
            Letter(paper, letter);
        }

        return paper.ToBytes();
    }

    private static void Letter(PdfPaper paper, AssignmentContent letter) =>
        paper
            .Letterhead(letter.Head.Names, letter.Head.Address)
            .Title("SURAT TUGAS")
            .Title($"Nomor {letter.Number}", bold: false)
            .Space(8)
            .Paragraph($"{letter.Head.HeadTitle} menugaskan:")
            .Clause("Nama", letter.Name)
            .Clause("Instansi", letter.Employer ?? "–")
            .Clause("Sebagai", $"narasumber {letter.ClassTitle}")
            .Clause("Tanggal", PaperWords.Span(letter.Sessions[0].Day, letter.Sessions[^1].Day))
            .Clause("Jumlah", $"{PaperWords.Count(letter.Jp)} JP")
            .Space(4)
            .Paragraph("dengan jadwal sebagai berikut:")
            .Table(TimetablePaper.Columns, TimetablePaper.Rows(letter.Sessions, letter.ZoneName))
            .Space(4)
            .Paragraph("Surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab.")
            .Signature(
                letter.Head.Signer("Ditetapkan di", letter.Date),
                letter.Address,
                $"Surat Tugas {letter.Number}"
            );
}
