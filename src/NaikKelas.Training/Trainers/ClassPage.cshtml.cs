using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Preparations;

namespace NaikKelas.Training.Trainers;

/// <summary>One class: what it is, and how ready it is.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class ClassPageModel(
    ClassDesk classes,
    TimetableSessions timetable,
    PreparationBook preparations,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public TrainingClass One { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public IReadOnlyList<StaffedSession> Sessions { get; private set; } = [];

    public IReadOnlyList<PreparationLine> Lines { get; private set; } = [];

    public int Ready => Lines.Count(l => l.Done is not null);

    public int Late => Lines.Count(l => l.Done is null && l.DueOn < clock.Today);

    public bool MayChange => actor.Is(Role.Officer);

    public async Task<IActionResult> OnGetAsync(ClassId id, CancellationToken ct)
    {
        if (await classes.FindAsync(id, ct) is not { } found)
            return NotFound();
        (One, Title) = (found.Class, found.Title);
        Sessions = await timetable.OfAsync(One, ct);
        Lines = await preparations.OfAsync(One, ct);
        return Page();
    }
}
