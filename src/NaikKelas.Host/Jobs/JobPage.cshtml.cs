using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Host.Jobs;

/// <summary>How far a long work is; for whoever started it, and for administrators.</summary>
[Allow]
internal sealed class JobPageModel(Db db, Actor actor) : PageModel
{
    public Job Job { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(JobId id, CancellationToken ct)
    {
        if (
            await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is not { } job
            || job.StartedBy?.Value != actor.UserId && !actor.Is(Role.Administrator)
        )
            return NotFound();
        Job = job;
        return Page();
    }
}
