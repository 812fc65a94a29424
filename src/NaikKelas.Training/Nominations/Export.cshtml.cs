using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>The nominations of a round as a sheet; the NIK stays masked.</summary>
[Allow(Role.Officer)]
public sealed class ExportNominationsModel(Db db, RoundBook rounds, NominationBook book, AgencyClock clock)
    : PageModel
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(RoundId round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        var lines = await book.LinesAsync(found, ct);
        db.Audit("nominations.exported", $"rounds/{round.Value}", $"{lines.Count}");
        await db.SaveChangesAsync(ct);
        return File(Write(lines), Xlsx, $"usulan-{found.Slug}.xlsx");
    }

    private byte[] Write(IReadOnlyList<NominationLine> lines)
    {
        using var output = new MemoryStream();
        using (
            var sheet = SheetWriter.Xlsx(
                output,
                "Usulan",
                [
                    new("Kode"),
                    new("Nama", Width: 30),
                    new("NIK", Width: 20),
                    new("Koperasi pengusul", Width: 34),
                    new("Pilihan 1"),
                    new("Pilihan 2"),
                    new("Pilihan 3"),
                    new("Status", Width: 18),
                    new("Masuk", Width: 20),
                    new("Sumber", Width: 24),
                ]
            )
        )
            foreach (var line in lines)
                sheet.Row(
                    line.Nomination.Code,
                    line.Name,
                    line.MaskedNik ?? "",
                    line.Nominator,
                    Choice(line, 0),
                    Choice(line, 1),
                    Choice(line, 2),
                    Texts.Word(line.Word),
                    clock.Local(line.Nomination.ArrivedAt).ToString("yyyy-MM-dd HH.mm.ss", Texts.Indonesian),
                    line.Nomination.Source
                );
        return output.ToArray();
    }

    private static string Choice(NominationLine line, int index) =>
        line.Nomination.ChoiceList is var choices && index < choices.Count ? choices[index] : "";
}
