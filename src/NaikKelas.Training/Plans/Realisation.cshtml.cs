using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Plans;

/// <summary>Records what became of an activity whose delivery is not in the system.</summary>
[Allow(Role.Officer)]
internal sealed class RealisationModel(PlanBook book, RecordRealisation record) : PageModel
{
    [BindProperty]
    public RecordRealisation.Input Input { get; set; } = new();

    public PlanActivity One { get; private set; } = null!;

    public string Back => $"/rencana/kegiatan/{One.Id.Value}";

    public async Task<IActionResult> OnGetAsync(ActivityId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new()
        {
            People = One.RealisedPeople,
            Cohorts = One.RealisedCohorts,
            Assessed = One.Assessed,
            Competent = One.Competent,
            Source = One.RealisedSource,
            Note = One.RealisedNote,
            Version = One.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ActivityId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var recorded = await record.RunAsync(id, Input, ct);
        return recorded.Refused ? this.Again(recorded) : this.Done($"Hasil kegiatan dicatat.", Back);
    }

    private async Task<bool> LoadAsync(ActivityId id, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } one)
            return false;
        One = one;
        return true;
    }
}
