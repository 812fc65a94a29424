using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>One nomination by hand.</summary>
[Allow(Role.Officer)]
internal sealed class NewNominationModel(
    Db db,
    RoundBook rounds,
    OrganisationDirectory organisations,
    AgencyClock clock
) : PageModel
{
    [BindProperty]
    public Nominate.Input Input { get; set; } = new();

    /// <summary>At whose request it is typed.</summary>
    [BindProperty]
    public OnBehalf.Input Asked { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal Refusal? Closed { get; private set; }

    internal Refusal? OnlyDelegations => Intake.OnlyDelegations(Round);

    public IReadOnlyList<SelectListItem> ClassItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Ways =>
        [.. OnBehalf.Ways.Select(w => new SelectListItem(this.Texts.Of(w), w.ToString()))];

    public IReadOnlyList<string> Cooperatives { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId round, CancellationToken ct) =>
        await OpenAsync(round, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        [FromServices] Nominate nominate,
        CancellationToken ct
    )
    {
        if (!await OpenAsync(round, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var result = await nominate.OnBehalfAsync(round, Input, Asked, ct);
        return result.Refused
            ? this.Again(
                result,
                f =>
                    f is nameof(OnBehalf.Input.AskedBy) or nameof(OnBehalf.Input.Way)
                        ? nameof(Asked)
                        : nameof(Input)
            )
            : this.Done(
                $"Usulan tersimpan dengan kode {result.Value}.",
                $"/pelatihan/putaran/{round.Value}/usulan/{result.Value}"
            );
    }

    private async Task<bool> OpenAsync(RoundId round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return false;
        Round = found;
        Closed = Intake.ClosedNow(found, clock);
        ClassItems =
        [
            .. (await ClassOfRound.LoadAsync(db, round, ct)).Select(c => new SelectListItem(
                $"{c.Code} {c.Title}",
                c.Code
            )),
        ];
        Cooperatives = [.. (await organisations.SearchAsync("", 400, ct)).Select(o => o.Name)];
        return true;
    }
}
