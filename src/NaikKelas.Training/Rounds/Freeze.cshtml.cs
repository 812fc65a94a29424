using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Rounds;

/// <summary>Freezes the facts of a closed round without waiting for the clock.</summary>
[Allow(Role.Officer)]
public sealed class FreezeModel(RoundBook rounds, FreezeFacts freeze) : PageModel
{
    public RoundPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(RoundId id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(RoundId id, CancellationToken ct)
    {
        var frozen = await freeze.RunAsync(id, ct);
        if (!frozen.Refused)
            return this.Done(
                frozen.Value.WasDone
                    ? (FormattableString)$"Fakta putaran ini sudah dibekukan sebelumnya."
                    : $"Fakta {frozen.Value.Sheets} usulan dibekukan.",
                $"/pelatihan/putaran/{id.Value}"
            );
        return await LoadAsync(id, ct) ? this.Again(frozen) : NotFound();
    }

    private async Task<bool> LoadAsync(RoundId id, CancellationToken ct)
    {
        if (await rounds.ReadAsync(id, ct) is not { } paper)
            return false;
        Paper = paper;
        return true;
    }
}
