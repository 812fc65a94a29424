using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Plans;

/// <summary>One activity: its money, its classes, its people, what came of it.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class ActivityModel(
    PlanBook book,
    ClassMoney money,
    CancelActivity cancel,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    [BindProperty]
    public CancelActivity.Input Input { get; set; } = new();

    public PlanActivity One { get; private set; } = null!;

    public ActivityLine Line { get; private set; } = null!;

    public IReadOnlyList<ActivityClass> Classes { get; private set; } = [];

    public IReadOnlyList<Overrun> Overruns { get; private set; } = [];

    public bool MayChange => actor.Is(Role.Officer);

    public bool MayRecord => Line.State is ActivityState.Running or ActivityState.Done || IsOverdue;

    public bool MayCancel =>
        MayChange && Line.State is ActivityState.Planned or ActivityState.Running && MayChange;

    private bool IsOverdue => PlanState.IsOverdue(Line.Times, clock.Today);

    public string? Left =>
        Line.Amount is not { } line ? null
        : Line.Committed <= line ? this.Texts["sisa {0}", Say.Rupiah(line - Line.Committed)]
        : this.Texts["melebihi pagu {0}", Say.Rupiah(Line.Committed - line)];

    public string? PerPerson =>
        Line is { Amount: { } line, Target: > 0 and { } people }
            ? this.Texts[
                "{0} per orang",
                Say.Rupiah(Rupiah.Round(line.Value / (decimal)people, MidpointRounding.ToPositiveInfinity))
            ]
            : null;

    public string Recorded =>
        string.Join(
            " · ",
            new[]
            {
                One.RealisedPeople is { } people ? this.Texts["{0} orang", people] : null,
                One.RealisedCohorts is { } cohorts ? this.Texts["{0} angkatan", cohorts] : null,
                One.Assessed is { } assessed
                    ? this.Texts["{0} ikut uji kompetensi, {1} kompeten", assessed, One.Competent ?? 0]
                    : null,
                One.RealisedNote,
            }.OfType<string>()
        );

    public async Task<IActionResult> OnGetAsync(ActivityId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new() { Version = One.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ActivityId id, CancellationToken ct)
    {
        if (!MayChange || !await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var cancelled = await cancel.RunAsync(id, Input, ct);
        return cancelled.Refused
            ? this.Again(cancelled)
            : this.Done($"Kegiatan dibatalkan.", $"/rencana/kegiatan/{id.Value}");
    }

    private async Task<bool> LoadAsync(ActivityId id, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } one)
            return false;
        One = one;
        Line = await book.LineAsync(one, clock.Today, ct);
        Classes = await money.ClassesAsync(id, ct);
        Overruns = await money.OverrunsAsync(id, ct);
        return true;
    }
}
