using NaikKelas.Documents.Pdf;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Members;

/// <summary>A passbook on paper.</summary>
internal static class PassbookPaper
{
    public static byte[] Of(
        string cooperative,
        Member member,
        Passbook passbook,
        IReadOnlyList<PassbookLine> lines,
        DateTime madeAt
    ) =>
        new PdfPaper(
            new(
                $"Buku simpanan {passbook.Row.Number}",
                cooperative,
                new DateTimeOffset(DateTime.SpecifyKind(madeAt, DateTimeKind.Unspecified), TimeSpan.Zero)
            )
        )
            .Footer($"{cooperative} – {passbook.Row.Number}")
            .Title(cooperative.ToUpper(Rupiah.Culture))
            .Title("BUKU SIMPANAN")
            .Space(8)
            .Clause("Anggota", $"{member.Name} ({member.Number})")
            .Clause("Rekening", $"{passbook.Account}, {passbook.Row.Number}")
            .Clause("Saldo", passbook.Row.Balance.ToString())
            .Space(8)
            .Table(
                [
                    new("Tanggal", 2),
                    new("Uraian", 5),
                    new("Masuk", 2, PdfAlign.Right),
                    new("Keluar", 2, PdfAlign.Right),
                    new("Saldo", 2.2, PdfAlign.Right),
                ],
                [
                    .. lines.Select(
                        IReadOnlyList<string> (l) =>
                            [
                                Say.Date(l.Date),
                                l.Description,
                                l.In > 0 ? Say.Number(l.In) : "",
                                l.Out > 0 ? Say.Number(l.Out) : "",
                                Say.Number(l.Balance),
                            ]
                    ),
                ]
            )
            .ToBytes();
}
