using NaikKelas.Documents.Sheets;

namespace NaikKelas.Books.Shu;

/// <summary>The list of a division as a sheet: for the RAT, and to be signed when it is paid.</summary>
internal static class ShuSheet
{
    public static byte[] Of(string cooperative, int year, ShuView view)
    {
        using var output = new MemoryStream();
        using (
            var sheet = SheetWriter.Xlsx(
                output,
                "Pembagian SHU",
                [
                    new("Nomor", Width: 14),
                    new("Nama", Width: 36),
                    new("Dasar jasa modal", Width: 20),
                    new("Dasar jasa usaha", Width: 20),
                    new("Jasa modal", Width: 18),
                    new("Jasa usaha", Width: 18),
                    new("Jumlah", Width: 18),
                ]
            )
        )
        {
            Members(sheet, view);
            foreach (var fund in view.Funds)
                Line(
                    sheet,
                    fund.Fund.Account,
                    $"{fund.Fund.Name} {ShuPageModel.PercentOf(fund.Percent)}",
                    fund.Amount
                );
            Line(sheet, SheetValue.Nothing, "Sisa yang masuk cadangan", view.Remainder);
            Line(sheet, SheetValue.Nothing, $"SHU {cooperative} tahun buku {year}", view.Shu);
        }

        return output.ToArray();
    }

    private static void Members(ISheetWriter sheet, ShuView view)
    {
        foreach (var row in view.Rows)
            sheet.Row(
                row.Number,
                row.Name,
                row.Capital,
                row.Business,
                row.JasaModal,
                row.JasaUsaha,
                row.Total
            );
        sheet.Row(
            SheetValue.Nothing,
            "Jumlah",
            view.Capital,
            view.Business,
            view.Rows.Sum(r => r.JasaModal),
            view.Rows.Sum(r => r.JasaUsaha),
            view.Rows.Sum(r => r.Total)
        );
    }

    /// <summary>A label and an amount, which stands below the members' sums.</summary>
    private static void Line(ISheetWriter sheet, SheetValue code, string label, long amount) =>
        sheet.Row(
            code,
            label,
            SheetValue.Nothing,
            SheetValue.Nothing,
            SheetValue.Nothing,
            SheetValue.Nothing,
            amount
        );
}
