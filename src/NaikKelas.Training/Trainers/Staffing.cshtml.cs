using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Trainers;

/// <summary>Who teaches which session of a class, and their letters.</summary>
[Allow(Role.Officer)]
internal sealed class StaffingModel(
    ClassDesk classes,
    TimetableSessions timetable,
    TrainerBook book,
    AssignmentBook letters
) : PageModel
{
    private const string Prefix = "trainer.";

    [BindProperty, Display(Name = "Alasan")]
    public string? Reason { get; set; }

    public TrainingClass One { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public IReadOnlyList<StaffedSession> Sessions { get; private set; } = [];

    public IReadOnlyList<TrainerRow> Trainers { get; private set; } = [];

    public IReadOnlyList<AssignmentRow> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ClassId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        ClassId id,
        [FromServices] AssignTrainers assign,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var asked = new AssignTrainers.Input
        {
            Reason = Reason,
            Sessions = Sessions
                .Where(s => Request.Form.ContainsKey(Prefix + s.Session.Id.Value))
                .ToDictionary(s => s.Session.Id, Chosen),
        };
        var assigned = await assign.RunAsync(id, asked, ct);
        return assigned.Refused
            ? this.Again(assigned)
            : this.Done($"Penugasan disimpan: {assigned.Value} sesi berubah.", Here(id));
    }

    public async Task<IActionResult> OnPostLettersAsync(
        ClassId id,
        [FromServices] PrepareAssignments prepare,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var prepared = await prepare.RunAsync(id, ct);
        return prepared.Refused
            ? this.Again(prepared)
            : this.Done(
                $"{prepared.Value.Letters} surat tugas berlaku; {prepared.Value.Numbered} diberi nomor baru.",
                Here(id)
            );
    }

    public async Task<IActionResult> OnPostMailAsync(
        ClassId id,
        [FromServices] MailAssignments mail,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var mailed = await mail.RunAsync(id, ct);
        return mailed.Refused
            ? this.Again(mailed)
            : this.Done(
                $"{mailed.Value.Posted} surat tugas dikirim; {mailed.Value.Before} sudah dikirim sebelumnya, {mailed.Value.WithoutAddress} tanpa alamat surel.",
                Here(id)
            );
    }

    /// <summary>What the form says now, or what is on record.</summary>
    public TrainerId? Chosen(StaffedSession session)
    {
        if (!Request.HasFormContentType)
            return session.Trainer;
        var told = Request.Form[Prefix + session.Session.Id.Value].ToString();
        return TrainerId.TryParse(told, null, out var id) ? id : null;
    }

    private static string Here(ClassId id) => $"/pelatihan/kelas/{id.Value}/narasumber";

    private async Task<bool> LoadAsync(ClassId id, CancellationToken ct)
    {
        if (await classes.FindAsync(id, ct) is not { } found)
            return false;
        (One, Title) = (found.Class, found.Title);
        Sessions = await timetable.OfAsync(One, ct);
        Trainers = await book.ForClassAsync(One, ct);
        Letters = await letters.OfAsync(One, ct);
        return true;
    }
}
