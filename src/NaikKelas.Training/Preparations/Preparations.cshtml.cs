using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Trainers;

namespace NaikKelas.Training.Preparations;

/// <summary>The check-list of a class: what must be there before it begins.</summary>
[Allow(Role.Officer)]
internal sealed class PreparationsModel(ClassDesk classes, PreparationBook book, AgencyClock clock)
    : PageModel
{
    public TrainingClass One { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public IReadOnlyList<PreparationLine> Lines { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGetAsync(ClassId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        ClassId id,
        string? code,
        bool ready,
        string? note,
        [FromServices] TickPreparation tick,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var ticked = await tick.RunAsync(id, code ?? "", ready, note, ct);
        return ticked.Refused
            ? this.Again(ticked)
            : this.Done($"Persiapan dicatat.", $"/pelatihan/kelas/{id.Value}/persiapan");
    }

    private async Task<bool> LoadAsync(ClassId id, CancellationToken ct)
    {
        if (await classes.FindAsync(id, ct) is not { } found)
            return false;
        (One, Title) = (found.Class, found.Title);
        Lines = await book.OfAsync(One, ct);
        return true;
    }
}
