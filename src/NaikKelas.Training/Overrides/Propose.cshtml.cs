using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Overrides;

/// <summary>Propose a decision outside the rules: first see what it does, then hand it to a second person.</summary>
[Allow(Role.Officer)]
public sealed class ProposeModel(RoundBook rounds, OverrideBook book, ProposeOverride propose, Db db)
    : PageModel
{
    [BindProperty]
    public ProposeOverride.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> ClassItems { get; private set; } = [];

    internal OverridePreview? Preview { get; private set; }

    public Refusal? Closed => OverrideTime.RefusalOf(Round);

    public async Task<IActionResult> OnGetAsync(RoundId round, string? kode, CancellationToken ct)
    {
        if (!await OpenAsync(round, ct))
            return NotFound();
        Input = new() { Code = kode };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RoundId round, string? act, CancellationToken ct)
    {
        if (!await OpenAsync(round, ct))
            return NotFound();
        if (act == "preview")
            return await PreviewAsync(ct);
        var proposed = await propose.RunAsync(round, Input, ct);
        if (!proposed.Refused)
            return this.Done(
                $"Usul keputusan menunggu persetujuan orang kedua.",
                $"/pelatihan/putaran/{round.Value}/keputusan/{proposed.Value.Value}"
            );
        await LookAsync(ct);
        return this.Again(proposed);
    }

    private async Task<IActionResult> PreviewAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        if (Preview is not null)
            return Page();
        return this.Again<Unit>(
            Closed
                ?? new Refusal(
                    "preview.unknown",
                    $"Kode calon dan kelas: isi kode usulan putaran ini, dan kelas yang dituju bila masuk.",
                    nameof(Input.Code)
                )
        );
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var code = (Input.Code ?? "").Trim().ToUpperInvariant();
        if (Closed is null)
            Preview = await book.PreviewAsync(Round, code, Input.Kind, Input.ClassCode, ct);
    }

    private async Task<bool> OpenAsync(RoundId id, CancellationToken ct)
    {
        if (await rounds.FindAsync(id, ct) is not { } found)
            return false;
        Round = found;
        ClassItems =
        [
            .. (await ClassOfRound.LoadAsync(db, id, ct)).Select(c => new SelectListItem(
                $"{c.Code} {c.Title}",
                c.Code
            )),
        ];
        return true;
    }
}
