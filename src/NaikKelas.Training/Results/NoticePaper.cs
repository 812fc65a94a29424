using NaikKelas.Documents.Pdf;

namespace NaikKelas.Training.Results;

/// <summary>One line of the notice board: no name, no co-op.</summary>
internal sealed record NoticeLine(string Code, string Class, string Status);

/// <summary>The list for the notice board (papan pengumuman): codes, class and status, no personal data.</summary>
internal static class NoticePaper
{
    /// <summary>Three lists side by side: a wall has little room and a code is short.</summary>
    private const int Abreast = 3;

    public static byte[] Write(
        PaperHead head,
        string roundTitle,
        string decree,
        IReadOnlyList<NoticeLine> lines,
        string publicAddress,
        DateTimeOffset madeAt
    )
    {
        var perColumn = (lines.Count + Abreast - 1) / Abreast;
        return new PdfPaper(new($"Pengumuman {roundTitle}", head.Agency, madeAt))
            .Footer($"Pengumuman hasil seleksi – {roundTitle}")
            .Letterhead(head.Names, head.Address)
            .Title("PENGUMUMAN HASIL SELEKSI PESERTA")
            .Title(roundTitle.ToUpper(PaperWords.Culture))
            .Title(decree, bold: false)
            .Space(8)
            .Paragraph(
                $"Cari kode pendaftaran Anda. Alasan lengkap ada pada tautan pribadi yang Anda terima; daftar ini juga ada di {publicAddress}."
            )
            .Table(
                [.. Enumerable.Range(0, Abreast).SelectMany(_ => Columns)],
                [
                    .. Enumerable
                        .Range(0, perColumn)
                        .Select(row =>
                            (IReadOnlyList<string>)
                                [
                                    .. Enumerable
                                        .Range(0, Abreast)
                                        .SelectMany(column => Cells(lines, column * perColumn + row)),
                                ]
                        ),
                ],
                8
            )
            .ToBytes();
    }

    private static readonly PdfColumn[] Columns = [new("Kode", 1), new("Kelas", 0.8), new("Status", 1.7)];

    private static string[] Cells(IReadOnlyList<NoticeLine> lines, int index) =>
        index < lines.Count ? [lines[index].Code, lines[index].Class, lines[index].Status] : ["", "", ""];
}
