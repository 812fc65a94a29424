using NaikKelas.Documents.Pdf;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Letters;

/// <summary>Surat undangan: one page to the person, the timetable of the class on the next. Pages are counted for each letter.</summary>
internal static class InvitationPaper
{
    public static byte[] Write(
        IReadOnlyList<InvitationContent> letters,
        DateTimeOffset madeAt,
        Action<int>? done = null
    )
    {
        var first = letters[0];
        var paper = new PdfPaper(
            new(
                letters.Count == 1 ? $"Undangan {first.Number}" : $"Undangan peserta {first.RoundTitle}",
                first.Head.Agency,
                madeAt
            )
        ).Footer(
            letters.Count == 1 ? $"Undangan Nomor {first.Number}" : $"Undangan peserta {first.RoundTitle}"
        );
        foreach (var (index, letter) in letters.Index())
        {
            if (index > 0)
                paper.NewPart(() => done?.Invoke(index));
            Letter(paper, letter);
            Timetable(paper, letter);
        }

        return paper.ToBytes();
    }

    private static void Letter(PdfPaper paper, InvitationContent letter)
    {
        paper
            .Letterhead(letter.Head.Names, letter.Head.Address)
            .Paragraph($"{letter.Head.City}, {PaperWords.Long(letter.Date)}", PdfAlign.Right)
            .Clause("Nomor", letter.Number)
            .Clause("Sifat", "Penting")
            .Clause("Lampiran", "1 (satu) lembar")
            .Clause("Hal", $"Undangan peserta {letter.RoundTitle}")
            .Space(6)
            .Paragraph(
                string.Join(
                    '\n',
                    new[]
                    {
                        "Yth.",
                        letter.Name,
                        letter.Cooperative,
                        letter.Village,
                        "di tempat",
                    }.OfType<string>()
                ),
                PdfAlign.Left
            )
            .Space(4)
            .Paragraph(
                $"Dengan Keputusan {letter.Head.HeadTitle} Nomor {letter.DecreeNumber} tanggal {PaperWords.Long(letter.DecreeDate)}, Saudara ditetapkan sebagai peserta {letter.RoundTitle}. Sehubungan dengan itu Saudara diundang untuk hadir pada:"
            )
            .Clause("Kelas", letter.ClassTitle)
            .Clause("Tanggal", PaperWords.Span(letter.StartsOn, letter.EndsOn))
            .Clause("Pukul", letter.Hours)
            .Clause("Tempat", letter.Place)
            .Clause("Kode peserta", letter.Code);
        if (letter.Bring.Count > 0)
            paper.Paragraph("Mohon membawa:").Points(letter.Bring);
        paper
            .Paragraph(
                $"Kode QR di bawah membuka halaman pribadi Saudara; tunjukkan saat mendaftar ulang. Keterangan lebih lanjut: {letter.Contact}."
            )
            .Paragraph("Atas perhatian dan kehadiran Saudara kami ucapkan terima kasih.")
            .Signature(
                letter.Head.LetterSigner(),
                letter.Address,
                "Halaman pribadi peserta – jangan disebarkan"
            );
    }

    private static void Timetable(PdfPaper paper, InvitationContent letter)
    {
        var days = letter.EndsOn.DayNumber - letter.StartsOn.DayNumber + 1;
        paper
            .PageBreak()
            .Small("LAMPIRAN")
            .Small($"Surat Nomor {letter.Number}, tanggal {PaperWords.Long(letter.Date)}")
            .Space(6)
            .Title("JADWAL KELAS")
            .Title(letter.ClassTitle, bold: false)
            .Space(6)
            .Table(
                [
                    new("Hari ke-", 0.7, PdfAlign.Right),
                    new("Hari, tanggal", 2.4),
                    new("Pukul", 1.8),
                    new("Tempat", 3.2),
                ],
                [
                    .. Enumerable
                        .Range(0, days)
                        .Select(day =>
                            (IReadOnlyList<string>)
                                [
                                    PaperWords.Count(day + 1),
                                    PaperWords.Weekday(letter.StartsOn.AddDays(day)),
                                    letter.Hours,
                                    letter.Place,
                                ]
                        ),
                ]
            );
    }
}
