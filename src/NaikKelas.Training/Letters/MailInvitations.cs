using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Mail;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>How many letters were posted now, were posted before, and have no address.</summary>
internal sealed record Mailed(int Posted, int Before, int WithoutAddress);

/// <summary>Use case: send all invitations by e-mail (kirim semua lewat surel). Pressed twice, each goes once.</summary>
internal sealed class MailInvitations(Db db, Actor actor, InvitationBook book, Outbox outbox)
{
    public Task<Result<Mailed>> RunAsync(RoundId id, CancellationToken ct) =>
        db.RunAsync(() => MailAsync(id, ct), ct);

    private async Task<Result<Mailed>> MailAsync(RoundId id, CancellationToken ct)
    {
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (round.State != RoundState.Published || await book.TermsAsync(id, ct) is not { } terms)
            return NotPrepared;
        var rows = await book.AllAsync(round, terms, ct);
        var given = await AgainAsync(id, rows.Where(r => r.Mail == LetterState.Failed), ct);
        var letters = rows.Where(r => r.Email is not null)
            .Select(r => (Invitation.MailKey(id, r.Invitation.NominationId), LetterOf(r)))
            .ToList();
        var posted = given + await outbox.PostAllAsync(letters, ct);
        if (posted > 0)
            db.Audit(
                "invitations.mailed",
                $"rounds/{id.Value}",
                posted.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        return new Mailed(posted, letters.Count - posted, rows.Count - letters.Count);
    }

    /// <summary>Those given up, to the address that is on record now.</summary>
    private async Task<int> AgainAsync(RoundId id, IEnumerable<InvitationRow> failed, CancellationToken ct)
    {
        var again = 0;
        foreach (var row in failed.Where(r => r.Email is not null))
            if (
                await outbox.PostAgainAsync(
                    Invitation.MailKey(id, row.Invitation.NominationId),
                    LetterOf(row),
                    ct
                )
            )
                again++;
        return again;
    }

    private static Letter LetterOf(InvitationRow row) =>
        new(row.Email!, $"Undangan peserta {row.Content.RoundTitle}", row.Content.MailText);

    internal static Refusal NotPrepared =>
        Refusal.Conflict(
            "invitations.not-prepared",
            $"Siapkan dulu undangannya: tanggal, pukul, dan nomor surat."
        );
}
