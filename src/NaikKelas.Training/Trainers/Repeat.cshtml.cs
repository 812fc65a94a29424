using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Plans;

namespace NaikKelas.Training.Trainers;

/// <summary>The same class once more, elsewhere.</summary>
[Allow(Role.Officer)]
internal sealed class RepeatModel(ClassDesk classes, RepeatClass repeat, ClassMoney money) : PageModel
{
    [BindProperty]
    public RepeatClass.Input Input { get; set; } = new();

    public TrainingClass One { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Activities { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ClassId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new() { Name = One.Name, ActivityId = One.ActivityId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ClassId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var repeated = await repeat.RunAsync(id, Input, ct);
        if (repeated.Refused)
            return this.Again(repeated);
        var left = string.Join(' ', repeated.Value!.Left.Select(l => this.Texts.Of(l)));
        return this.Done(
            left.Length == 0
                ? (FormattableString)$"Kelas dibuat. Pilih ruangnya."
                : $"Kelas dibuat. Pilih ruangnya. Yang tidak ikut: {left}",
            $"/pelatihan/kelas/{repeated.Value.Id.Value}"
        );
    }

    private async Task<bool> LoadAsync(ClassId id, CancellationToken ct)
    {
        if (await classes.FindAsync(id, ct) is not { } found)
            return false;
        (One, Title) = (found.Class, found.Title);
        Activities =
        [
            .. (await money.ChoicesAsync(ct)).Select(c => new SelectListItem(
                CostView.Title(c),
                c.Id.Value.ToString()
            )),
        ];
        return true;
    }
}
