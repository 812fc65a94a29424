using System.Globalization;
using NaikKelas.Documents.Pdf;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Rats;

/// <summary>What every paper of a meeting says of it.</summary>
/// <param name="Cooperative">Its name.</param>
/// <param name="Rat">The meeting.</param>
/// <param name="MadeAt">On the agency's wall clock.</param>
internal sealed record RatCover(string Cooperative, Rat Rat, DateTime MadeAt)
{
    public static string Day(DateOnly day) => day.ToString("dddd, d MMMM yyyy", Rupiah.Culture);

    public PdfPaper Paper(string title) =>
        new PdfPaper(
            new(
                title,
                Cooperative,
                new DateTimeOffset(DateTime.SpecifyKind(MadeAt, DateTimeKind.Unspecified), TimeSpan.Zero)
            )
        ).Footer($"{Cooperative} – RAT tahun buku {Rat.Year}");

    /// <summary>Title lines that all papers begin with.</summary>
    public PdfPaper Headed(string title) =>
        Paper(title)
            .Title(Cooperative.ToUpper(Rupiah.Culture))
            .Title(title.ToUpper(Rupiah.Culture))
            .Title($"RAPAT ANGGOTA TAHUNAN TAHUN BUKU {Rat.Year}")
            .Space(10);
}

/// <summary>The papers of a members' meeting: invitation, sign-in sheet, berita acara.</summary>
internal static class RatPapers
{
    private const string Dots = "(..............................)";

    public static byte[] Invitation(RatCover cover)
    {
        var rat = cover.Rat;
        return cover
            .Headed("Undangan")
            .Paragraph("Kepada Yth. Bapak/Ibu anggota koperasi", PdfAlign.Left)
            .Paragraph(
                rat.Meeting == 1
                    ? "Dengan hormat, pengurus mengundang Bapak/Ibu menghadiri Rapat Anggota Tahunan (RAT) pada:"
                    : $"Dengan hormat, rapat pertama pada {RatCover.Day(rat.FirstOn!.Value)} belum mencapai kuorum. Pengurus mengundang Bapak/Ibu menghadiri rapat kedua pada:"
            )
            .Clause("Hari, tanggal", RatCover.Day(rat.HeldOn))
            .Clause("Pukul", $"{rat.StartsAt} sampai selesai")
            .Clause("Tempat", rat.Place)
            .Heading("Susunan acara")
            .Points(rat.Points)
            .Paragraph(
                "Kehadiran Bapak/Ibu menentukan sahnya keputusan rapat. Mohon membawa kartu anggota atau menyebutkan nomor anggota di meja penerima tamu."
            )
            .Paragraph("Terima kasih atas perhatian dan kehadiran Bapak/Ibu.")
            .Signatures(
                new PdfSigner([""], "Ketua,", Dots, []),
                new PdfSigner(
                    [rat.InvitedOn is { } sent ? Statements.StatementCover.Day(sent) : ""],
                    "Sekretaris,",
                    Dots,
                    []
                )
            )
            .ToBytes();
    }

    /// <param name="cover">Of the meeting.</param>
    /// <param name="rows">Everybody who is a member on the day.</param>
    /// <param name="address">The page a code leads to; the member's number is put behind it.</param>
    public static byte[] SignIn(RatCover cover, IReadOnlyList<AttendanceRow> rows, string address) =>
        cover
            .Headed("Daftar hadir")
            .Paragraph(
                $"{RatCover.Day(cover.Rat.HeldOn)}, {cover.Rat.Place}. Petugas memindai kode dengan kamera HP, atau mengetik nomor anggota di halaman kehadiran.",
                PdfAlign.Left
            )
            .Codes([
                .. rows.Select(r => new PdfCode(
                    address + Uri.EscapeDataString(r.Number),
                    r.Name,
                    r.Neighbourhood is null ? r.Number : $"{r.Number} · {r.Neighbourhood}"
                )),
            ])
            .ToBytes();

    public static byte[] Report(
        RatCover cover,
        QuorumStand stand,
        IReadOnlyList<RatDecision> decisions,
        IReadOnlyList<AttendanceRow> present
    )
    {
        var rat = cover.Rat;
        var paper = cover
            .Headed("Berita acara")
            .Paragraph(
                $"Pada {RatCover.Day(rat.HeldOn)}, pukul {rat.StartsAt}, bertempat di {rat.Place}, telah diselenggarakan Rapat Anggota Tahunan {cover.Cooperative} untuk tahun buku {rat.Year}."
            );
        if (rat is { Meeting: 2, FirstOn: { } first })
            paper.Paragraph(
                $"Rapat ini rapat kedua: pada {RatCover.Day(first)} hadir {rat.FirstPresent} anggota dan kuorum belum tercapai."
            );
        paper
            .Paragraph(
                $"Jumlah anggota {stand.Members} orang, kuorum {stand.Needed} orang, hadir {stand.Present} orang. Rapat dibuka sah dan dipimpin {rat.Chair ?? "pimpinan rapat"}, notulis {rat.Writer ?? "yang ditunjuk rapat"}."
            )
            .Heading("Susunan acara")
            .Points(rat.Points)
            .Heading("Keputusan rapat");
        foreach (var decision in decisions)
            paper.Clause(
                $"Keputusan {decision.No}",
                [
                    $"{RatWords.NameOf(decision.Subject)}: {decision.Words}",
                    $"{(decision.Carried ? "Disetujui" : "Tidak disetujui")}: setuju {decision.VotesFor}, tidak setuju {decision.VotesAgainst}, abstain {decision.VotesAbstain}.",
                ]
            );
        paper.Heading("Notulen");
        foreach (var part in (rat.Minutes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            paper.Paragraph(part);
        return paper
            .Paragraph("Berita acara ini dibuat dengan sebenarnya.")
            .Signatures(
                new PdfSigner([""], "Pimpinan rapat,", rat.Chair ?? Dots, []),
                new PdfSigner([Statements.StatementCover.Day(rat.HeldOn)], "Notulis,", rat.Writer ?? Dots, [])
            )
            .PageBreak()
            .Heading("Lampiran: daftar hadir")
            .Table(
                [new("No.", 0.7, PdfAlign.Right), new("Nomor", 2), new("Nama", 6), new("Dusun", 3)],
                [
                    .. present.Select(
                        IReadOnlyList<string> (r, i) =>
                            [
                                (i + 1).ToString(CultureInfo.InvariantCulture),
                                r.Number,
                                r.Name,
                                r.Neighbourhood ?? "",
                            ]
                    ),
                ]
            )
            .ToBytes();
    }
}

/// <summary>Names as papers have them; a paper is Indonesian whatever language its reader's pages are in.</summary>
internal static class RatWords
{
    public static string NameOf<T>(T value)
        where T : struct, Enum =>
        typeof(T)
            .GetField(value.ToString())!
            .GetCustomAttributes(typeof(System.ComponentModel.DataAnnotations.DisplayAttribute), false)
            .OfType<System.ComponentModel.DataAnnotations.DisplayAttribute>()
            .Single()
            .Name!;
}
