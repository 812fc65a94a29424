using NaikKelas.Documents.Pdf;

namespace NaikKelas.Training.Results;

/// <summary>One person in the annex of a decree. The NIK is not printed: a decree is pinned to walls.</summary>
internal sealed record DecreeLine(string Code, string Name, string Cooperative, string Village);

/// <summary>One class of the annex.</summary>
internal sealed record DecreeClass(
    string Title,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string Place,
    int Capacity,
    IReadOnlyList<DecreeLine> Lines
);

internal sealed record DecreeContent(
    PaperHead Head,
    string Number,
    DateOnly Date,
    string RoundTitle,
    DateTime DrawnAtLocal,
    int Applicants,
    int Waiting,
    IReadOnlyList<DecreeClass> Classes,
    string ResultDigest,
    string PublicAddress,
    DateTimeOffset MadeAt
)
{
    /// <summary>The number of the decree that this one replaces.</summary>
    public string? Replaces { get; init; }

    public int Admitted => Classes.Sum(c => c.Lines.Count);
}

/// <summary>SK penetapan peserta: the decree that names the participants, with one annex table a class.</summary>
internal static class DecreePaper
{
    private static readonly (DateOnly InForce, string Text)[] Laws =
    [
        (new(1992, 10, 21), "Undang-Undang Nomor 25 Tahun 1992 tentang Perkoperasian;"),
        (new(2008, 7, 4), "Undang-Undang Nomor 20 Tahun 2008 tentang Usaha Mikro, Kecil, dan Menengah;"),
        (new(2014, 10, 2), "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"),
        (
            new(2021, 2, 2),
            "Peraturan Pemerintah Nomor 7 Tahun 2021 tentang Kemudahan, Pelindungan, dan Pemberdayaan Koperasi dan Usaha Mikro, Kecil, dan Menengah;"
        ),
        (new(2022, 10, 17), "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi;"),
    ];

    public static byte[] Write(DecreeContent decree)
    {
        var paper = new PdfPaper(new($"Keputusan {decree.Number}", decree.Head.Agency, decree.MadeAt)).Footer(
            $"Keputusan Nomor {decree.Number}"
        );
        Opening(paper, decree);
        Considering(paper, decree);
        Deciding(paper, decree);
        paper.Signature(
            decree.Head.Signer("Ditetapkan di", decree.Date),
            decree.PublicAddress,
            "Hasil seleksi dan berkas hitung ulang"
        );
        Annex(paper, decree);
        return paper.ToBytes();
    }

    private static void Opening(PdfPaper paper, DecreeContent decree) =>
        paper
            .Letterhead(decree.Head.Names, decree.Head.Address)
            .Title($"KEPUTUSAN {decree.Head.HeadTitle.ToUpper(PaperWords.Culture)}")
            .Title($"NOMOR {decree.Number}", bold: false)
            .Space(6)
            .Title("TENTANG", bold: false)
            .Title($"PENETAPAN PESERTA {decree.RoundTitle.ToUpper(PaperWords.Culture)}")
            .Space(8)
            .Title($"{decree.Head.HeadTitle.ToUpper(PaperWords.Culture)},", bold: false)
            .Space(10);

    private static void Considering(PdfPaper paper, DecreeContent decree) =>
        paper
            .Clause(
                "Menimbang",
                [
                    "bahwa untuk meningkatkan kapasitas sumber daya manusia koperasi dan usaha mikro diselenggarakan pendidikan dan pelatihan yang dibiayai dari anggaran daerah;",
                    $"bahwa {PaperWords.Count(decree.Applicants)} usulan peserta {decree.RoundTitle} telah diseleksi secara terbuka menurut syarat, kriteria, dan kursi afirmasi yang dikunci dan diumumkan sebelum pendaftaran dibuka, dengan hasil yang dapat dihitung ulang oleh siapa pun;",
                    $"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan {decree.Head.HeadTitle} tentang Penetapan Peserta {decree.RoundTitle};",
                ],
                PdfMarkers.Letters
            )
            .Clause(
                "Mengingat",
                [.. Laws.Where(law => law.InForce <= decree.Date).Select(law => law.Text)],
                PdfMarkers.Numbers
            )
            .Clause(
                "Memperhatikan",
                $"Berita Acara Seleksi Peserta {decree.RoundTitle}, hasil penetapan tanggal {PaperWords.Long(decree.DrawnAtLocal)}."
            );

    private static void Deciding(PdfPaper paper, DecreeContent decree) =>
        paper
            .Title("MEMUTUSKAN:")
            .Space(4)
            .Clause(
                "Menetapkan",
                $"KEPUTUSAN {decree.Head.HeadTitle.ToUpper(PaperWords.Culture)} TENTANG PENETAPAN PESERTA {decree.RoundTitle.ToUpper(PaperWords.Culture)}."
            )
            .Clause(
                "KESATU",
                $"Menetapkan {PaperWords.Spelled(decree.Admitted)} orang sebagai peserta dalam {PaperWords.Spelled(decree.Classes.Count)} kelas sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini."
            )
            .Clause(
                "KEDUA",
                $"Peserta yang mengundurkan diri digantikan dari {PaperWords.Spelled(decree.Waiting)} orang calon peserta dalam daftar tunggu menurut urutan hasil seleksi, dengan tetap memenuhi kursi afirmasi."
            )
            .Clause(
                "KETIGA",
                $"Hasil seleksi tanpa data pribadi diumumkan pada {decree.PublicAddress} dengan sidik SHA-256 {PaperWords.Digest(decree.ResultDigest)}."
            )
            .Clause(
                "KEEMPAT",
                decree.Replaces is { } old
                    ? $"Keputusan ini mengganti Keputusan Nomor {old}, yang dinyatakan tidak berlaku lagi, dan mulai berlaku pada tanggal ditetapkan."
                    : "Keputusan ini mulai berlaku pada tanggal ditetapkan."
            );

    private static void Annex(PdfPaper paper, DecreeContent decree)
    {
        paper
            .PageBreak()
            .Small("LAMPIRAN")
            .Small($"Keputusan {decree.Head.HeadTitle}")
            .Small($"Nomor {decree.Number}, tanggal {PaperWords.Long(decree.Date)}")
            .Space(6)
            .Title($"DAFTAR PESERTA {decree.RoundTitle.ToUpper(PaperWords.Culture)}")
            .Space(6);
        foreach (var (index, one) in decree.Classes.Index())
        {
            paper
                .Heading($"{index + 1}. {one.Title}")
                .Small(
                    $"{PaperWords.Span(one.StartsOn, one.EndsOn)} · {one.Place} · {PaperWords.Count(one.Lines.Count)} peserta dari {PaperWords.Count(one.Capacity)} tempat"
                )
                .Table(
                    [
                        new("No.", 0.6, PdfAlign.Right),
                        new("Kode", 0.9),
                        new("Nama", 3.2),
                        new("Koperasi pengusul", 3.4),
                        new("Desa/kelurahan", 2.2),
                    ],
                    [
                        .. one.Lines.Select(
                            (line, i) =>
                                (IReadOnlyList<string>)
                                    [
                                        PaperWords.Count(i + 1),
                                        line.Code,
                                        line.Name,
                                        line.Cooperative,
                                        line.Village,
                                    ]
                        ),
                    ]
                );
        }

        paper.Signature(decree.Head.Signer("Ditetapkan di", decree.Date));
    }
}
