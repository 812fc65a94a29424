using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>Puts an activity into the plan, or changes one.</summary>
[Allow(Role.Officer)]
internal sealed class EditActivityModel(PlanBook book, SaveActivity save, AgencyClock clock, Actor actor)
    : PageModel
{
    private PlanActivity? _one;

    [BindProperty]
    public ActivityInput Input { get; set; } = new();

    public ActivityId? Known { get; private set; }

    /// <summary>Only once the line was refused for being below what is committed.</summary>
    public bool AsksReason { get; private set; }

    public string Back => Known is { } id ? $"/rencana/kegiatan/{id.Value}" : "/rencana";

    public IEnumerable<SelectListItem> Codes =>
        ProgrammeCodes
            .For(_one?.RegionCode ?? HomeRegion.Of(actor, null).Value)
            .Select(c => new SelectListItem($"{c.Code} {c.Name}", c.Code));

    public static IEnumerable<SelectListItem> Months =>
        Enumerable
            .Range(1, 12)
            .Select(m => new SelectListItem(
                ActivityInput.MonthName(m, Say.Culture),
                m.ToString(CultureInfo.InvariantCulture)
            ));

    public async Task<IActionResult> OnGetAsync(ActivityId? id, int? tahun, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = _one is null ? new() { Year = tahun ?? clock.Today.Year } : InputOf(_one);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ActivityId? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(id, Input, ct);
        if (!saved.Refused)
            return this.Done($"Kegiatan disimpan.", $"/rencana/kegiatan/{saved.Value.Value}");
        AsksReason = saved.Refusals.Any(r => r.Field == nameof(Input.Reason));
        return this.Again(saved);
    }

    private async Task<bool> LoadAsync(ActivityId? id, CancellationToken ct)
    {
        Known = id;
        _one = id is { } known ? await book.FindAsync(known, ct) : null;
        return id is null || _one is not null;
    }

    private static ActivityInput InputOf(PlanActivity one) =>
        new()
        {
            Title = one.Title,
            Kind = one.Kind,
            Year = one.Year,
            Source = one.Source,
            Code = one.Code,
            Amount = one.Amount,
            Target = one.Target,
            StartsOn = one.StartsOn,
            EndsOn = one.EndsOn,
            Month = one.Month,
            Place = one.Place,
            Outcome = one.Outcome,
            Version = one.Version,
        };
}
