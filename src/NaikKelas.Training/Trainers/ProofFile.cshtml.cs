using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Training.Trainers;

/// <summary>The scan of a trainer's paper; who looked stands in the audit trail.</summary>
[Allow(Role.Officer)]
internal sealed class ProofFileModel(Db db, TrainerBook book) : PageModel
{
    public async Task<IActionResult> OnGetAsync(TrainerId id, Guid proof, CancellationToken ct)
    {
        if (
            await book.FindAsync(id, ct) is null
            || await db.TrainerProofs.SingleOrDefaultAsync(p => p.Id == proof && p.TrainerId == id, ct)
                is not { FileId: { } fileId }
        )
            return NotFound();
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == fileId, ct);
        db.Audit("trainer-proof.read", $"trainers/{id.Value}");
        await db.SaveChangesAsync(ct);
        return File(file.Content, file.ContentType, file.Name);
    }
}
