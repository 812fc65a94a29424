using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Mail;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Letters;

namespace NaikKelas.Training.Trainers;

/// <summary>Use case: send the letters of assignment that hold by e-mail. Pressed twice, each goes once.</summary>
internal sealed class MailAssignments(Db db, Actor actor, AssignmentBook book, Outbox outbox)
{
    public Task<Result<Mailed>> RunAsync(ClassId id, CancellationToken ct) =>
        db.RunAsync(() => MailAsync(id, ct), ct);

    private async Task<Result<Mailed>> MailAsync(ClassId id, CancellationToken ct)
    {
        if (await db.Classes.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        var rows = (await book.OfAsync(one, ct)).Where(r => r.Letter.ReplacedOn is null).ToList();
        if (rows.Count == 0)
            return Refusal.Conflict("no-letters", $"Buat dahulu surat tugasnya.");
        var letters = rows.Where(r => r.Email is not null)
            .Select(r =>
                (
                    r.Letter.MailKey,
                    new Letter(r.Email!, $"Surat tugas narasumber {r.Content.ClassTitle}", r.Content.MailText)
                )
            )
            .ToList();
        var posted = await outbox.PostAllAsync(letters, ct);
        if (posted > 0)
            db.Audit("assignments.mailed", $"classes/{id.Value}", $"{posted}");
        return new Mailed(posted, letters.Count - posted, rows.Count - letters.Count);
    }
}
