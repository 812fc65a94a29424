using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Overrides;

/// <summary>Everything decided outside the rules in one round, and how often that was.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class OverridesModel(RoundBook rounds, OverrideBook book, Actor actor) : PageModel
{
    internal TrainingRound Round { get; private set; } = null!;

    internal IReadOnlyList<OverrideLine> Lines { get; private set; } = [];

    internal OverrideRate Rate { get; private set; } = null!;

    public bool CanPropose => actor.Is(Role.Officer) && OverrideTime.RefusalOf(Round) is null;

    /// <summary>"Siti 2, Budi 1": who proposed them.</summary>
    public string? RateByPerson =>
        Rate.By.Count == 0 ? null : string.Join(", ", Rate.By.Select(b => $"{b.Proposer} {b.Count:0}"));

    public async Task<IActionResult> OnGetAsync(RoundId round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        Round = found;
        Lines = await book.ListAsync(round, ct);
        Rate = await book.RateAsync(round, ct);
        return Page();
    }

    internal static Tone ToneOf(OverrideState state) =>
        state switch
        {
            OverrideState.Proposed => Tone.Amber,
            OverrideState.Approved => Tone.Green,
            OverrideState.Refused => Tone.Red,
            _ => Tone.Slate,
        };
}
