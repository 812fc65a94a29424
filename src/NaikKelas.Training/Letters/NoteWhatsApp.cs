using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>Use case: an officer says that the message went by WhatsApp (menandai terkirim). The program cannot see it.</summary>
internal sealed class NoteWhatsApp(Db db, Actor actor, AgencyClock clock)
{
    public Task<Result<RoundId>> RunAsync(RoundId id, string code, CancellationToken ct) =>
        db.RunAsync(() => NoteAsync(id, code, ct), ct);

    private async Task<Result<RoundId>> NoteAsync(RoundId id, string code, CancellationToken ct)
    {
        var nominations = db.Nominations;
        if (
            await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } round
            || !actor.Reaches(round.RegionCode)
            || await db
                .Invitations.Where(i => i.RoundId == id)
                .Join(nominations.Where(n => n.Code == code), i => i.NominationId, n => n.Id, (i, _) => i)
                .SingleOrDefaultAsync(ct)
                is not { } invitation
        )
            return Refusal.NotFound($"Undangan ini tidak ada.");
        invitation.WhatsAppAt ??= clock.UtcNow;
        return id;
    }
}
