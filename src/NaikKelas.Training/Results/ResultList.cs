using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>The result as a sheet for staff: everybody in priority order, with score and seat.</summary>
public sealed class ResultList(Db db, BoardBook book)
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly SheetHeading[] Headings =
    [
        new("Urutan"),
        new("Kode"),
        new("Nama", Width: 30),
        new("Koperasi pengusul", Width: 34),
        new("Pilihan"),
        new("Nilai"),
        new("Status", Width: 18),
        new("Kelas"),
        new("Tempat", Width: 30),
    ];

    internal async Task<SheetFile> FileAsync(TrainingRound round, CancellationToken ct)
    {
        var lines = await book.AllAsync(round, ct);
        db.Audit("result.exported", $"rounds/{round.Id.Value}");
        await db.SaveChangesAsync(ct);
        return new SheetFile(
            "Hasil",
            Headings,
            sheet =>
            {
                foreach (var line in lines)
                    sheet.Row(
                        SheetValue.Of((decimal?)line.Priority),
                        line.Line.Nomination.Code,
                        line.Line.Name,
                        line.Line.Nominator,
                        string.Join(" › ", line.Line.Nomination.ChoiceList),
                        line.Score,
                        Texts.Word(line.Line.Word),
                        line.ClassCode ?? "",
                        line.Seat is { } seat ? Indonesian.Say(seat) : ""
                    );
            }
        );
    }
}
