using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Letters;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Trainers;

/// <summary>Papers of a class, made when asked for: <c>jadwal.pdf</c>, <c>surat-tugas.pdf</c> with all letters that hold, or one letter by its id.</summary>
[Allow(Role.Officer)]
internal sealed class ClassFileModel(
    ClassDesk classes,
    TimetableSessions timetable,
    TrainerBook trainers,
    AssignmentBook letters,
    AgencyDirectory agencies,
    SigningDesk signing,
    AgencyClock clock
) : PageModel
{
    private DateTimeOffset Now => new(clock.UtcNow);

    public async Task<IActionResult> OnGetAsync(ClassId id, string name, CancellationToken ct)
    {
        if (await classes.FindAsync(id, ct) is not { } found)
            return NotFound();
        if (name == "jadwal.pdf")
            return await TimetableAsync(found, ct);
        var rows = (await letters.OfAsync(found.Class, ct))
            .Where(r =>
                name == "surat-tugas.pdf" ? r.Letter.ReplacedOn is null : $"{r.Letter.Id.Value}.pdf" == name
            )
            .Select(r => r.Content)
            .ToList();
        return rows.Count == 0
            ? NotFound()
            : File(AssignmentPaper.Write(rows, Now), MakeInvitationFiles.PdfType, "surat-tugas.pdf");
    }

    private async Task<IActionResult> TimetableAsync(TitledClass found, CancellationToken ct)
    {
        var sessions = await timetable.OfAsync(found.Class, ct);
        if (
            sessions.Count == 0
            || await agencies.ForRegionAsync(found.Class.RegionCode, ct) is not { } agency
        )
            return NotFound();
        var names = (await trainers.ForClassAsync(found.Class, ct)).ToDictionary(
            t => t.Trainer.Id,
            t => t.Name
        );
        var head = PaperHead.Of(agency, await signing.SignerOnAsync(agency, clock.Today, ct));
        return File(
            TimetablePaper.Write(
                head,
                found.Title,
                [.. sessions.Select(s => (s.Taught, s.Trainer is { } t ? names.GetValueOrDefault(t) : null))],
                clock.ZoneName,
                Now
            ),
            MakeInvitationFiles.PdfType,
            "jadwal.pdf"
        );
    }
}
