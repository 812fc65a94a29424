using Microsoft.AspNetCore.Mvc;
using NaikKelas.Documents.Pdf;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// A receipt as far as it is the member's: a journal may hold many members (interest, SHU), and shows each their own
/// lines only.
/// </summary>
[Allow(Role.Member)]
internal sealed class OwnReceiptModel(MemberDoor door, OwnPapers papers) : OwnPage(door)
{
    public OwnReceiptPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long seq, CancellationToken ct) =>
        await LoadAsync(seq, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(long seq, CancellationToken ct) =>
        await LoadAsync(seq, ct)
            ? File(
                Pdf(Card, Paper),
                "application/pdf",
                $"kuitansi-{Paper.Receipt.Reference.Replace('/', '-')}.pdf"
            )
            : NotFound();

    private static byte[] Pdf(MemberCard card, OwnReceiptPaper paper)
    {
        var (cooperative, receipt) = (card.Books.Name, paper.Receipt);
        var sheet = new PdfPaper(
            new(
                $"Kuitansi {receipt.Reference}",
                cooperative,
                new DateTimeOffset(receipt.Date, TimeOnly.MinValue, TimeSpan.Zero)
            )
        )
            .Footer($"{cooperative} – {receipt.Reference}")
            .Title(cooperative.ToUpper(Rupiah.Culture))
            .Title("KUITANSI")
            .Title(receipt.Reference, bold: false)
            .Space(8)
            .Clause("Tanggal", Say.LongDate(receipt.Date))
            .Clause("Uraian", receipt.Description)
            .Clause("Anggota", $"{card.Member.Name} ({card.Member.Number})");
        foreach (var (account, amount) in paper.Lines)
            sheet.Clause(account, new Rupiah(amount).ToString());
        foreach (var line in paper.Goods)
            sheet.Clause(line.Quantity, $"{line.Name}, {line.Amount}");
        sheet.Clause("Jumlah", new Rupiah(receipt.Amount).ToString());
        if (receipt.Reversed)
            sheet.Paragraph("DIBATALKAN", bold: true);
        return sheet.ToBytes();
    }

    private async Task<bool> LoadAsync(long seq, CancellationToken ct)
    {
        if (await papers.ReceiptAsync(Card, seq, ct) is not { } paper)
            return false;
        Paper = paper;
        return true;
    }
}
