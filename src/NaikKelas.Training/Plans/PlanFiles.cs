using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Plans;

/// <summary>A year's plan as a file, as it stands on a day.</summary>
internal static class PlanFiles
{
    private static readonly SheetHeading[] Headings =
    [
        new("Kegiatan", Width: 40),
        new("Jenis", Width: 20),
        new("Tahun", CellFormat.Number),
        new("Sumber Dana"),
        new("Pagu (Rp)", CellFormat.Number, 16),
        new("Kelas Dibuka (Rp)", CellFormat.Number, 16),
        new("Mulai", CellFormat.Date, 14),
        new("Selesai", CellFormat.Date, 14),
        new("Tempat", Width: 30),
        new("Status"),
        new("Sasaran (orang)", CellFormat.Number),
        new("Orang Terlayani", CellFormat.Number),
        new("Dicatat"),
        new("Angkatan", CellFormat.Number),
        new("Ikut Uji", CellFormat.Number),
        new("Kompeten", CellFormat.Number),
    ];

    public static SheetFile Of(IReadOnlyList<ActivityLine> lines) =>
        new(
            "Rencana",
            Headings,
            sheet =>
            {
                foreach (var line in lines)
                    sheet.Row(
                        line.Title,
                        Texts.Word(line.Kind),
                        line.Year,
                        line.Source is { } source ? Texts.Word(source) : null,
                        (decimal?)line.Amount?.Value,
                        line.Committed.Value,
                        line.Times.StartsOn,
                        line.Times.EndsOn,
                        line.Place,
                        Texts.Word(line.State),
                        (decimal?)line.Target,
                        (decimal?)line.People,
                        line.IsRecorded ? "ya" : null,
                        (decimal?)line.Cohorts,
                        (decimal?)line.Assessed,
                        (decimal?)line.Competent
                    );
            }
        );
}
