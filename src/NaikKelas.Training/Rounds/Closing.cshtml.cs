using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Rounds;

/// <summary>Close now, or extend: each with a reason that is published.</summary>
[Allow(Role.Officer)]
public sealed class ClosingModel(RoundBook rounds, ChangeClosing change, AgencyClock clock) : PageModel
{
    [BindProperty]
    public ChangeClosing.Input Input { get; set; } = new();

    public RoundPaper Paper { get; private set; } = null!;

    public string Now => this.Texts.Of(Moment.Of(clock, Paper.ClosesAt));

    public bool MayClose => Paper.Phase == RoundPhase.Open;

    public async Task<IActionResult> OnGetAsync(RoundId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new() { ClosesAt = clock.Local(Paper.ClosesAt).AddDays(1), Seen = Paper.TermsVersion };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(RoundId id, string? act, CancellationToken ct) =>
        act == "close" ? CloseAsync(id, ct) : ExtendAsync(id, ct);

    private async Task<IActionResult> CloseAsync(RoundId id, CancellationToken ct)
    {
        ModelState.Remove("Input.ClosesAt");
        var closed = await change.CloseNowAsync(id, Input, ct);
        return closed.Refused
            ? await AgainAsync(id, closed, ct)
            : this.Done($"Putaran ditutup. Usulan tidak diterima lagi.", $"/pelatihan/putaran/{id.Value}");
    }

    private async Task<IActionResult> ExtendAsync(RoundId id, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await LoadAsync(id, ct) ? this.Again() : NotFound();
        var extended = await change.ExtendAsync(id, Input, ct);
        return extended.Refused
            ? await AgainAsync(id, extended, ct)
            : this.Done($"Putaran diperpanjang.", $"/pelatihan/putaran/{id.Value}");
    }

    private async Task<IActionResult> AgainAsync(RoundId id, Result<RoundId> refused, CancellationToken ct) =>
        await LoadAsync(id, ct) ? this.Again(refused) : NotFound();

    private async Task<bool> LoadAsync(RoundId id, CancellationToken ct)
    {
        if (await rounds.ReadAsync(id, ct) is not { } paper)
            return false;
        Paper = paper;
        return true;
    }
}
