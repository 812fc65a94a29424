using NaikKelas.Books.Journals;
using NaikKelas.Books.Outlets;
using NaikKelas.Documents.Pdf;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Entries;

/// <summary>The receipt on paper. The same journal gives the same bytes.</summary>
internal static class ReceiptPaper
{
    public static byte[] Of(string cooperative, JournalPaper paper, TradePaper? trade, DateTime postedAt)
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
        foreach (var line in trade?.Lines ?? [])
            sheet.Clause(line.Quantity, $"{line.Name}, {line.Amount}");
        sheet
            .Clause("Jumlah", (trade?.Trade.Total ?? paper.Amount).ToString())
            .Clause("Dicatat oleh", paper.PostedBy ?? "–");
        if (paper.ReversedBy is { } reversal)
            sheet.Paragraph($"DIBATALKAN dengan {reversal.Reference}", bold: true);
        return sheet.ToBytes();
    }
}
