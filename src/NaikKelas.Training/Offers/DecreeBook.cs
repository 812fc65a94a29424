using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>The decrees of a round that replaced others, the latest first. Numbers, dates and reasons are public; the papers hold names and are not.</summary>
public sealed class DecreeBook(Db db)
{
    internal async Task<IReadOnlyList<DecreeChange>> OfRoundAsync(RoundId round, CancellationToken ct) =>
        await db
            .DecreeChanges.AsNoTracking()
            .Where(c => c.RoundId == round)
            .OrderByDescending(c => c.Number)
            .ToListAsync(ct);

    /// <summary>The paper of one change; reading it is told in the audit trail.</summary>
    internal async Task<StoredFile?> FileAsync(RoundId round, int number, CancellationToken ct)
    {
        var files = db.Files;
        var file = await db
            .DecreeChanges.AsNoTracking()
            .Where(c => c.RoundId == round && c.Number == number)
            .Join(files, c => c.FileId, f => f.Id, (c, f) => f)
            .SingleOrDefaultAsync(ct);
        if (file is null)
            return null;
        db.Audit("paper.read", $"rounds/{round.Value}", file.Name);
        await db.SaveChangesAsync(ct);
        return file;
    }
}
