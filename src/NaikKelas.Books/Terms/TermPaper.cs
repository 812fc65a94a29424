using NaikKelas.Books.Members;
using NaikKelas.Documents.Pdf;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Terms;

/// <summary>The bilyet: what was agreed about one term, for the member to keep.</summary>
internal static class TermPaper
{
    /// <param name="cooperative">Its name.</param>
    /// <param name="member">Whose it is.</param>
    /// <param name="passbook">What it stands on.</param>
    /// <param name="term">What was agreed.</param>
    /// <param name="atMaturity">In words.</param>
    /// <param name="madeAt">On the agency's wall clock.</param>
    public static byte[] Of(
        string cooperative,
        Member member,
        Passbook passbook,
        SavingsTerm term,
        string atMaturity,
        DateTime madeAt
    )
    {
        var number = NumberOf(passbook, term);
        return new PdfPaper(
            new(
                $"Bilyet simpanan berjangka {number}",
                cooperative,
                new DateTimeOffset(DateTime.SpecifyKind(madeAt, DateTimeKind.Unspecified), TimeSpan.Zero)
            )
        )
            .Footer($"{cooperative} – {number}")
            .Title(cooperative.ToUpper(Rupiah.Culture))
            .Title("BILYET SIMPANAN BERJANGKA")
            .Title(number, bold: false)
            .Space(8)
            .Clause("Anggota", $"{member.Name} ({member.Number})")
            .Clause("Jumlah", term.Amount.ToString())
            .Clause("Jangka waktu", $"{term.Months} bulan")
            .Clause("Mulai", Say.LongDate(term.StartsOn))
            .Clause("Jatuh tempo", Say.LongDate(term.MaturesOn))
            .Clause("Suku jasa", $"{PercentOf(term.Rate)} setahun, sebelum pajak")
            .Clause("Pada jatuh tempo", atMaturity)
            .Space(8)
            .Paragraph(
                "Selama jangka waktu berjalan jumlah ini tidak dapat ditarik. Pencairan sebelum jatuh tempo memerlukan persetujuan pengurus dan dapat dikenai penalti menurut anggaran rumah tangga koperasi."
            )
            .Space(16)
            .Signatures(
                new PdfSigner([], "Pengurus,", ".........................", []),
                new PdfSigner([], "Anggota,", member.Name, [])
            )
            .ToBytes();
    }

    /// <summary>As printed: <c>0012-B/1</c>.</summary>
    public static string NumberOf(Passbook passbook, SavingsTerm term) =>
        $"{passbook.Row.Number}/{term.Number}";

    /// <param name="points">Basis points: 650 is "6,5%".</param>
    public static string PercentOf(int points) => $"{(points / 100m).ToString("0.##", Say.Culture)}%";
}
