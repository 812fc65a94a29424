using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>All invitations as they were last made (<c>undangan.pdf</c>, <c>undangan.zip</c>), or one made now (<c>P0001.pdf</c>).</summary>
[Allow(Role.Officer)]
internal sealed class InvitationFileModel(Db db, RoundBook rounds, InvitationBook book, AgencyClock clock)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(RoundId round, string name, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(round, ct) is not { State: RoundState.Published } found
            || await book.TermsAsync(round, ct) is not { } terms
        )
            return NotFound();
        var kept = name switch
        {
            "undangan.pdf" => terms.PdfFileId,
            "undangan.zip" => terms.ZipFileId,
            _ => null,
        };
        if (kept is { } id)
        {
            var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == id, ct);
            return await ToldAsync(round, name, File(file.Content, file.ContentType, file.Name), ct);
        }

        if (
            Path.GetExtension(name) != ".pdf"
            || await book.FindAsync(found, terms, Path.GetFileNameWithoutExtension(name), ct) is not { } row
        )
            return NotFound();
        var paper = InvitationPaper.Write([row.Content], new DateTimeOffset(clock.UtcNow));
        return await ToldAsync(
            round,
            name,
            File(paper, MakeInvitationFiles.PdfType, $"undangan-{row.Content.Code}.pdf"),
            ct
        );
    }

    private async Task<IActionResult> ToldAsync(
        RoundId round,
        string name,
        FileContentResult file,
        CancellationToken ct
    )
    {
        db.Audit("invitation.read", $"rounds/{round.Value}", name);
        await db.SaveChangesAsync(ct);
        return file;
    }
}
