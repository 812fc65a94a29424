using NaikKelas.Documents.Pdf;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Statements;

/// <summary>What the head and the foot of printed statements say.</summary>
/// <param name="Cooperative">Its name.</param>
/// <param name="Unit">The unit's name; null for all together.</param>
/// <param name="Span">Of the first column.</param>
/// <param name="HeadHash">The end of the chain when they were made: whoever has the books can check them by it.</param>
/// <param name="MadeAt">When.</param>
internal sealed record StatementCover(
    string Cooperative,
    string? Unit,
    StatementSpan Span,
    string HeadHash,
    DateTimeOffset MadeAt
)
{
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Rupiah.Culture);

    public string Period => $"Periode {Day(Span.From)} s.d. {Day(Span.To)}";

    public string Seal => $"Rantai jurnal {HeadHash}";
}

/// <summary>Statements on paper and as a sheet.</summary>
internal static class StatementPaper
{
    public static byte[] Pdf(IReadOnlyList<Statement> statements, StatementCover cover)
    {
        var paper = new PdfPaper(
            new PdfPaperInfo("Laporan keuangan", cover.Cooperative, cover.MadeAt)
        ).Footer(cover.Seal);
        foreach (var (index, statement) in statements.Index())
        {
            if (index > 0)
                paper.PageBreak();
            paper
                .Title(cover.Cooperative.ToUpper(Rupiah.Culture))
                .Title(statement.Title.ToUpper(Rupiah.Culture));
            if (cover.Unit is not null)
                paper.Title(cover.Unit, bold: false);
            paper
                .Title(cover.Period, bold: false)
                .Space(8)
                .Table(
                    [
                        new("Uraian", 6),
                        new(StatementCover.Day(cover.Span.To), 2.4, PdfAlign.Right),
                        new(StatementCover.Day(cover.Span.YearBefore.To), 2.4, PdfAlign.Right),
                    ],
                    [.. statement.Rows.Select(Cells)]
                );
        }

        var today = StatementCover.Day(DateOnly.FromDateTime(cover.MadeAt.DateTime));
        return paper
            .Small($"Dicetak {today}. {cover.Seal}")
            .Signatures(
                new PdfSigner([""], "Ketua Pengurus,", "(..............................)", []),
                new PdfSigner([today], "Bendahara,", "(..............................)", [])
            )
            .ToBytes();
    }

    /// <summary>All on one sheet, so that one filter finds a statement or a figure.</summary>
    public static byte[] Xlsx(IReadOnlyList<Statement> statements, StatementCover cover)
    {
        using var output = new MemoryStream();
        using (
            var sheet = SheetWriter.Xlsx(
                output,
                "Laporan",
                [
                    new("Laporan", Width: 34),
                    new("Kode", Width: 18),
                    new("Uraian", Width: 52),
                    new(StatementCover.Day(cover.Span.To), Width: 20),
                    new(StatementCover.Day(cover.Span.YearBefore.To), Width: 20),
                ]
            )
        )
        {
            foreach (var statement in statements)
            foreach (var row in statement.Rows)
                if (row.Kind == RowKind.Heading)
                    sheet.Row(statement.Title, SheetValue.Nothing, row.Label);
                else
                    sheet.Row(statement.Title, row.Key, row.Label, row.Now, row.Before);
            sheet.Row(cover.Cooperative, SheetValue.Nothing, cover.Unit ?? "Semua unit");
            sheet.Row(cover.Period, SheetValue.Nothing, cover.Seal);
            sheet.Row(
                "Ketua Pengurus: ....................",
                SheetValue.Nothing,
                "Bendahara: ...................."
            );
        }

        return output.ToArray();
    }

    /// <summary>Negative in brackets, as statements have it.</summary>
    public static string Figure(long amount) =>
        amount == 0 ? "–"
        : amount < 0 ? $"({Math.Abs((decimal)amount).ToString("N0", Rupiah.Culture)})"
        : amount.ToString("N0", Rupiah.Culture);

    private static IReadOnlyList<string> Cells(StatementRow row) =>
        row.Kind == RowKind.Heading ? [row.Label.ToUpper(Rupiah.Culture), "", ""]
        : row.Kind == RowKind.Total ? [row.Label, Figure(row.Now), Figure(row.Before)]
        : [$"\u2003{row.Label}", Figure(row.Now), Figure(row.Before)];
}
