using NaikKelas.Documents.Pdf;
using NaikKelas.Training.Reviews;

namespace NaikKelas.Training.Results;

internal sealed record MinutesReserve(string Group, int Seats, int Filled);

internal sealed record MinutesClass(
    string Code,
    string Title,
    int Capacity,
    int Admitted,
    long? LowestScore,
    IReadOnlyList<MinutesReserve> Reserves
);

internal sealed record MinutesVersion(int Number, DateTime LockedAtLocal, string Digest, string? Reason);

internal sealed record MinutesContent(
    PaperHead Head,
    string RoundTitle,
    DateOnly Date,
    string ZoneName,
    DateTime OpensAtLocal,
    DateTime ClosesAtLocal,
    DateTime DrawnAtLocal,
    string DrawnBy,
    IReadOnlyList<string> Rules,
    IReadOnlyList<string> Criteria,
    string NominatorLimit,
    IReadOnlyList<MinutesVersion> Versions,
    IReadOnlyList<(string Status, int People)> Counts,
    IReadOnlyList<MinutesClass> Classes,
    MinutesReviews Reviews,
    string Secret,
    string SecretDigest,
    string PublicValueName,
    string PublicValue,
    string ResultDigest,
    string PublicAddress,
    DateTimeOffset MadeAt
);

/// <summary>Berita acara seleksi: what was decided by which rules, and how anyone recomputes it.</summary>
internal static class MinutesPaper
{
    public static byte[] Write(MinutesContent minutes)
    {
        var paper = new PdfPaper(
            new($"Berita Acara Seleksi {minutes.RoundTitle}", minutes.Head.Agency, minutes.MadeAt)
        ).Footer($"Berita Acara Seleksi – {minutes.RoundTitle}");
        paper
            .Letterhead(minutes.Head.Names, minutes.Head.Address)
            .Title("BERITA ACARA SELEKSI PESERTA")
            .Title(minutes.RoundTitle.ToUpper(PaperWords.Culture))
            .Space(10)
            .Paragraph(
                $"Pada tanggal {PaperWords.Long(minutes.DrawnAtLocal)} {minutes.ZoneName} telah dilakukan penetapan hasil seleksi peserta {minutes.RoundTitle} oleh {minutes.DrawnBy}. Pendaftaran dibuka {PaperWords.Long(minutes.OpensAtLocal)} dan ditutup {PaperWords.Long(minutes.ClosesAtLocal)} {minutes.ZoneName}. Penetapan dihitung oleh program dari fakta yang dibekukan saat penutupan; {minutes.Reviews.Judgement}"
            );
        Terms(paper, minutes);
        Results(paper, minutes);
        minutes.Reviews.Write(paper);
        Proof(paper, minutes);
        return paper
            .Paragraph(
                "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
            )
            .Signature(
                minutes.Head.Signer("Dibuat di", minutes.Date),
                minutes.PublicAddress,
                "Hasil dan berkas hitung ulang"
            )
            .ToBytes();
    }

    private static void Terms(PdfPaper paper, MinutesContent minutes)
    {
        paper.Heading("A. Syarat").Points(minutes.Rules);
        paper
            .Heading("B. Urutan prioritas")
            .Paragraph(
                "Nilai = jumlah bobot × poin (0–100) tiap kriteria; nilai sama diurutkan dengan undian."
            )
            .Points(minutes.Criteria);
        paper.Heading("C. Batas pengusul").Paragraph(minutes.NominatorLimit);
        paper
            .Heading("D. Penguncian ketentuan")
            .Table(
                [
                    new("Versi", 0.7, PdfAlign.Right),
                    new("Dikunci", 2.2),
                    new("Sidik SHA-256", 4.6),
                    new("Alasan perubahan", 2.5),
                ],
                [
                    .. minutes.Versions.Select(v =>
                        (IReadOnlyList<string>)
                            [
                                PaperWords.Count(v.Number),
                                PaperWords.Long(v.LockedAtLocal),
                                PaperWords.Digest(v.Digest),
                                v.Reason ?? "–",
                            ]
                    ),
                ],
                7.5
            );
    }

    private static void Results(PdfPaper paper, MinutesContent minutes)
    {
        paper
            .Heading("E. Hasil")
            .Table(
                [new("Status", 3), new("Orang", 1, PdfAlign.Right)],
                [.. minutes.Counts.Select(c => (IReadOnlyList<string>)[c.Status, PaperWords.Count(c.People)])]
            )
            .Table(
                [
                    new("Kelas", 0.8),
                    new("Materi", 3.6),
                    new("Tempat", 0.9, PdfAlign.Right),
                    new("Terisi", 0.9, PdfAlign.Right),
                    new("Nilai terendah", 1.1, PdfAlign.Right),
                    new("Kursi afirmasi (terpenuhi)", 3.4),
                ],
                [
                    .. minutes.Classes.Select(c =>
                        (IReadOnlyList<string>)
                            [
                                c.Code,
                                c.Title,
                                PaperWords.Count(c.Capacity),
                                PaperWords.Count(c.Admitted),
                                c.LowestScore is { } lowest ? PaperWords.Count(lowest) : "–",
                                c.Reserves.Count == 0
                                    ? "–"
                                    : string.Join(
                                        "; ",
                                        c.Reserves.Select(r => $"{r.Group}: {r.Filled} dari {r.Seats}")
                                    ),
                            ]
                    ),
                ],
                8
            );
    }

    private static void Proof(PdfPaper paper, MinutesContent minutes) =>
        paper
            .Heading("G. Undian dan pembuktian")
            .Clause("Rahasia", PaperWords.Digest(minutes.Secret))
            .Clause(
                "Sidik rahasia",
                $"{PaperWords.Digest(minutes.SecretDigest)}, diumumkan sebelum pendaftaran dibuka"
            )
            .Clause("Nilai publik", $"{minutes.PublicValue} ({minutes.PublicValueName})")
            .Clause("Benih undian", "rahasia, titik dua, nilai publik")
            .Clause("Sidik hasil", PaperWords.Digest(minutes.ResultDigest))
            .Paragraph(
                $"Siapa pun dapat menghitung ulang: unduh ROUND.json dan RESULT.json dari {minutes.PublicAddress}, lalu jalankan \"naikkelas select ROUND.json\" dengan program sumber terbuka NaikKelas. Hasil dan sidiknya harus sama dengan yang tertulis di atas."
            );
}
