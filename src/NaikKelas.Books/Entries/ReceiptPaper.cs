using NaikKelas.Books.Journals;
using NaikKelas.Documents.Pdf;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Entries;

/// <summary>The receipt on paper. The same journal gives the same bytes.</summary>
internal static class ReceiptPaper
{
    public static byte[] Of(string cooperative, JournalPaper paper, DateTime postedAt)
    {
        var sheet = new PdfPaper(
            new(
                $"Bukti {paper.Reference}",
                cooperative,
                new DateTimeOffset(DateTime.SpecifyKind(postedAt, DateTimeKind.Unspecified), TimeSpan.Zero)
            )
        )
            .Footer($"{cooperative} – {paper.Reference}")
            .Title(cooperative.ToUpper(Rupiah.Culture))
            .Title("BUKTI TRANSAKSI")
            .Title(paper.Reference, bold: false)
            .Space(8)
            .Clause("Tanggal", Say.LongDate(paper.Journal.Date))
            .Clause("Uraian", paper.Journal.Description);
        if (paper.Member is { } member)
            sheet.Clause("Anggota", member);
        sheet.Clause("Jumlah", paper.Amount.ToString()).Clause("Dicatat oleh", paper.PostedBy ?? "–");
        if (paper.ReversedBy is { } reversal)
            sheet.Paragraph($"DIBATALKAN dengan {reversal.Reference}", bold: true);
        return sheet.ToBytes();
    }
}
