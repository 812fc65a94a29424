using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
        return File(NominationFiles.Of(lines, clock).ToBytes("xlsx"), Xlsx, $"usulan-{found.Slug}.xlsx");
    }
}
