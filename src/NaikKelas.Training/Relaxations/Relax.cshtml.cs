using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Relaxations;

/// <summary>Ease one thing: first what it does, then the reason, then the new version.</summary>
[Allow(Role.Officer)]
public sealed class RelaxModel(RoundBook rounds, OverrideBook book, RelaxTerms relax, Regions regions, Db db)
    : PageModel
{
    [BindProperty]
    public RelaxTerms.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal FormattableString? What { get; private set; }

    internal OverridePreview? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        RoundId round,
        string? kelas,
        string? syarat,
        int? batas,
        CancellationToken ct
    )
    {
        if (await rounds.FindAsync(round, ct) is not { State: RoundState.Screened } found)
            return NotFound();
        Input = new()
        {
            Class = kelas,
            Rule = syarat,
            Limit = batas,
            Seen = found.TermsVersion,
        };
        return await LookAsync(found, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(RoundId round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        var relaxed = await relax.RunAsync(round, Input, ct);
        if (!relaxed.Refused)
            return this.Done(
                $"Ketentuan dilonggarkan dan versi barunya diumumkan.",
                $"/pelatihan/putaran/{round.Value}/papan"
            );
        return await LookAsync(found, ct) ? this.Again(relaxed) : NotFound();
    }

    private async Task<bool> LookAsync(TrainingRound round, CancellationToken ct)
    {
        Round = round;
        var dossier = await Dossier.LoadAsync(db, round, ct);
        var relaxation = RelaxTerms.Of(Input);
        if (relaxation.Apply(dossier.Terms, [.. dossier.Classes.Select(c => c.Code)]) is not { } eased)
            return false;
        What = RelaxationWords.Of(relaxation, dossier.Terms, regions.PathOf);
        Preview = await book.CompareAsync(
            dossier,
            dossier.ToRound(),
            (dossier with { Terms = eased }).ToRound(),
            ct
        );
        return true;
    }
}
