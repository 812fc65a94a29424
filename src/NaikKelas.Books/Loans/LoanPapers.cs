using NaikKelas.Documents.Pdf;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>A loan on paper: the agreement (surat perjanjian pinjaman) and the card of its instalments (kartu angsuran).</summary>
internal static class LoanPapers
{
    private const int Gap = 8;

    /// <param name="cooperative">Its name.</param>
    /// <param name="paper">The loan.</param>
    /// <param name="first">Its first schedule: what was signed stays what it was, also after another schedule.</param>
    /// <param name="sheet">What secures it.</param>
    /// <param name="madeAt">On the agency's wall clock.</param>
    public static byte[] Agreement(
        string cooperative,
        LoanPaper paper,
        IReadOnlyList<Instalment> first,
        LoanSheet? sheet,
        DateTime madeAt
    )
    {
        var (loan, member) = (paper.Loan, paper.Member);
        var rows = first.Where(r => r.Payment > 0).ToList();
        var pdf = Sheet(cooperative, $"Perjanjian pinjaman {loan.Number}", madeAt)
            .Title("SURAT PERJANJIAN PINJAMAN")
            .Title($"Nomor {loan.Number}", bold: false)
            .Space(Gap)
            .Paragraph(
                $"{cooperative}, selanjutnya disebut koperasi, dan {member.Name}, anggota nomor {member.Number}, selanjutnya disebut peminjam, sepakat sebagai berikut."
            )
            .Clause("Jumlah pinjaman", loan.Amount.ToString())
            .Clause("Untuk", loan.Purpose)
            .Clause("Jasa", $"{Say.Percent(loan.Rate / 10_000m, 2)} setahun, {MethodOf(loan.Method)}")
            .Clause("Jangka waktu", TermOf(loan))
            .Clause("Biaya", $"{loan.Fee}, dipotong saat pencairan")
            .Clause(
                "Angsuran",
                $"{rows.Count} kali, yang pertama {new Rupiah(rows[0].Payment)} pada {Say.LongDate(rows[0].Due)}, yang terakhir pada {Say.LongDate(rows[^1].Due)}, menurut kartu angsuran yang menjadi bagian perjanjian ini"
            )
            .Clause(
                "Denda",
                loan.Penalty > 0
                    ? $"{Say.Percent(loan.Penalty / 10_000m, 2)} sebulan dari angsuran yang menunggak"
                    : "menurut ketentuan koperasi"
            );
        if (Security(loan, sheet) is { Length: > 0 } security)
            pdf.Clause("Jaminan", security);
        if (sheet?.Guarantors is { } guarantors)
            pdf.Clause("Penanggung", guarantors);
        return pdf.Space(Gap)
            .Points([
                "Peminjam mengangsur pada atau sebelum tanggal jatuh tempo. Angsuran boleh dibayar lebih awal atau dilunasi sekaligus.",
                "Pembayaran dicatat dengan bukti bernomor. Peminjam berhak melihat sisa pinjamannya kapan saja.",
                "Bila tidak dapat mengangsur, peminjam memberi tahu koperasi; jadwal baru berlaku setelah disetujui pengurus.",
                "Perselisihan diselesaikan dengan musyawarah menurut anggaran dasar dan anggaran rumah tangga.",
            ])
            .Space(Gap)
            .Signatures(
                new PdfSigner(
                    [Say.LongDate(loan.DisbursedOn ?? loan.AppliedOn)],
                    "Peminjam",
                    member.Name,
                    []
                ),
                new PdfSigner([""], "Untuk koperasi", string.Join(", ", paper.Approvals.Take(1)), [])
            )
            .ToBytes();
    }

    public static byte[] Card(string cooperative, LoanPaper paper, DateTime madeAt)
    {
        var (loan, left) = (paper.Loan, paper.Schedule.Sum(r => r.Principal));
        return Sheet(cooperative, $"Kartu angsuran {loan.Number}", madeAt)
            .Title("KARTU ANGSURAN")
            .Title(
                loan.Schedule > 1
                    ? $"Pinjaman {loan.Number}, jadwal ke-{loan.Schedule}"
                    : $"Pinjaman {loan.Number}",
                bold: false
            )
            .Space(Gap)
            .Clause("Anggota", $"{paper.Member.Name} ({paper.Member.Number})")
            .Clause("Pinjaman", loan.Amount.ToString())
            .Clause("Pokok jadwal ini", new Rupiah(left).ToString())
            .Clause("Sisa hari ini", new Rupiah(paper.Stand.Left).ToString())
            .Space(Gap)
            .Table(
                [
                    new("No", 0.7, PdfAlign.Right),
                    new("Jatuh tempo", 2),
                    new("Pokok", 2, PdfAlign.Right),
                    new("Jasa", 2, PdfAlign.Right),
                    new("Angsuran", 2, PdfAlign.Right),
                    new("Sisa", 2, PdfAlign.Right),
                    new("Dibayar, paraf", 2.2),
                ],
                [
                    .. paper
                        .Schedule.Where(r => r.Payment > 0)
                        .Select(
                            IReadOnlyList<string> (r) =>
                                [
                                    Say.Number(r.No),
                                    Say.Date(r.Due),
                                    Say.Number(r.Principal),
                                    Say.Number(r.Interest),
                                    Say.Number(r.Payment),
                                    Say.Number(r.Balance),
                                    "",
                                ]
                        ),
                ]
            )
            .ToBytes();
    }

    private static PdfPaper Sheet(string cooperative, string title, DateTime madeAt) =>
        new PdfPaper(
            new(
                title,
                cooperative,
                new DateTimeOffset(DateTime.SpecifyKind(madeAt, DateTimeKind.Unspecified), TimeSpan.Zero)
            )
        )
            .Footer($"{cooperative} – {title}")
            .Title(cooperative.ToUpper(Rupiah.Culture));

    private static string MethodOf(LoanMethod method) =>
        method switch
        {
            LoanMethod.Flat => "tetap (flat)",
            LoanMethod.Declining => "menurun",
            _ => "anuitas",
        };

    private static string TermOf(Loan loan) =>
        loan.PrincipalMonths is { } months
            ? $"{loan.Months} bulan; pokok dibayar pada bulan ke-{months}"
                + (loan.ServiceAtHarvest ? ", jasa bersama pokok" : ", jasa tiap bulan")
        : loan.GraceMonths > 0 ? $"{loan.Months} bulan, {loan.GraceMonths} bulan pertama hanya jasa"
        : $"{loan.Months} bulan";

    private static string Security(Loan loan, LoanSheet? sheet) =>
        sheet?.SecurityKind is { } kind
            ? sheet.SecurityValue is { } value
                ? $"{kind}, ditaksir {value}"
                : kind
            : loan.Security ?? "";
}
