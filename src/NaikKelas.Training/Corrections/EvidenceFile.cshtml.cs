using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Corrections;

/// <summary>What was handed in with a correction: saved, never shown in the page.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class EvidenceFileModel(Db db, RoundBook rounds, CorrectionBook book) : PageModel
{
    public async Task<IActionResult> OnGetAsync(RoundId round, CorrectionId id, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is null || await book.FileAsync(round, id, ct) is not { } file)
            return NotFound();
        db.Audit("correction-file.read", $"corrections/{id.Value}");
        await db.SaveChangesAsync(ct);
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(file.Content, file.ContentType, file.Name);
    }
}
