using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>The papers of a round for staff: decree, minutes, notice, list.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class RoundFilesModel(Db db, RoundBook rounds, ResultList list) : PageModel
{
    public async Task<IActionResult> OnGetAsync(RoundId round, string name, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        if (name == "daftar.xlsx")
            return found.State < RoundState.Drawn
                ? NotFound()
                : File(
                    (await list.FileAsync(found, ct)).ToBytes("xlsx"),
                    ResultList.Xlsx,
                    $"hasil-{found.Slug}.xlsx"
                );
        var papers = await db
            .PublishedPapers.AsNoTracking()
            .SingleOrDefaultAsync(p => p.RoundId == round, ct);
        FileId? id = (papers, name) switch
        {
            (null, _) => null,
            ({ } p, "sk.pdf") => p.DecreeFileId,
            ({ } p, "berita-acara.pdf") => p.MinutesFileId,
            ({ } p, "pengumuman.pdf") => p.NoticeFileId,
            _ => null,
        };
        if (id is null)
            return NotFound();
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == id, ct);
        db.Audit("paper.read", $"rounds/{round.Value}", name);
        await db.SaveChangesAsync(ct);
        return File(file.Content, file.ContentType, file.Name);
    }
}
