using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Host.Administration;

/// <summary>
/// Use case: send a letter again (kirim ulang) that failed, or of which nobody knows whether it went: then a person
/// has decided that twice is better than never.
/// </summary>
internal sealed class SendAgain(Db db, AgencyClock clock, OutboxBell bell)
{
    public Task<Result<LetterState>> RunAsync(LetterId id, CancellationToken ct) =>
        db.RunAsync(() => WakeAsync(id, ct), ct);

    private async Task<Result<LetterState>> WakeAsync(LetterId id, CancellationToken ct)
    {
        if (await db.OutboxLetters.HoldAsync(id, ct) is not { } letter)
            return Refusal.NotFound($"Surat ini tidak ada.");
        var was = letter.State;
        if (was is not (LetterState.Failed or LetterState.Uncertain))
            return Refusal.Conflict(
                "letter-not-failed",
                $"Hanya surat yang gagal atau tidak pasti dapat dikirim ulang; surat ini {was}."
            );
        db.Audit("letter.sent-again", $"outbox_letters/{id.Value}", was.ToString());
        (letter.State, letter.Attempts, letter.NextAttemptAt) = (LetterState.Waiting, 0, clock.UtcNow);
        db.AfterCommit(bell.Ring);
        return was;
    }
}
