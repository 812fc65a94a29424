using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Training.Meetings;

/// <summary>A file kept with a meeting: saved, never shown in the page.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class MeetingFilePageModel(Db db, MeetingBook book) : PageModel
{
    public async Task<IActionResult> OnGetAsync(MeetingId id, FileId file, CancellationToken ct)
    {
        if (await book.FileAsync(id, file, ct) is not { } found)
            return NotFound();
        db.Audit("meeting-file.read", $"meetings/{id.Value}");
        await db.SaveChangesAsync(ct);
        return File(found.Content, found.ContentType, found.Name);
    }
}
