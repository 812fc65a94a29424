using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Corrections;

/// <summary>What is said to be wrong in one round: unanswered first, oldest first.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class CorrectionQueueModel(RoundBook rounds, CorrectionBook book, AgencyClock clock) : PageModel
{
    internal TrainingRound Round { get; private set; } = null!;

    internal IReadOnlyList<CorrectionLine> Lines { get; private set; } = [];

    internal PhaseBanner Banner => PhaseBanner.Of(Round, clock, this.Texts);

    public async Task<IActionResult> OnGetAsync(RoundId round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        Round = found;
        Lines = await book.ListAsync(found, ct);
        return Page();
    }

    internal static Tone ToneOf(CorrectionState state) =>
        state switch
        {
            CorrectionState.Open => Tone.Amber,
            CorrectionState.Accepted => Tone.Green,
            _ => Tone.Slate,
        };
}
