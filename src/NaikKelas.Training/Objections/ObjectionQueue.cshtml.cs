using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Objections;

/// <summary>Who objects in one round: unanswered first, oldest first.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class ObjectionQueueModel(RoundBook rounds, ObjectionBook book, AgencyClock clock) : PageModel
{
    internal TrainingRound Round { get; private set; } = null!;

    internal IReadOnlyList<ObjectionLine> Lines { get; private set; } = [];

    internal PhaseBanner Banner => PhaseBanner.Of(Round, clock, this.Texts);

    public async Task<IActionResult> OnGetAsync(RoundId round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        Round = found;
        Lines = await book.ListAsync(round, ct);
        return Page();
    }

    internal static Tone ToneOf(ObjectionState state) =>
        state switch
        {
            ObjectionState.Open => Tone.Amber,
            ObjectionState.Upheld => Tone.Green,
            _ => Tone.Slate,
        };
}
