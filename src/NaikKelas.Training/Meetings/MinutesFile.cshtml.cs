using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Meetings;

/// <summary>The minutes as a PDF.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class MinutesFileModel(MeetingPaperDesk desk) : PageModel
{
    public async Task<IActionResult> OnGetAsync(MeetingId id, CancellationToken ct)
    {
        var paper = await desk.WriteAsync(id, ct);
        return !paper.Refused ? File(paper.Value, "application/pdf", "notulen.pdf")
            : paper.Refusal.StatusCode == 404 ? NotFound()
            : this.Done(paper.Refusal.Message, $"/rencana/rapat/{id.Value}");
    }
}
