using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Trainers;

/// <summary>The register of trainers: papers and hours at a glance.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class TrainersModel(TrainerBook book, Actor actor) : PageModel
{
    public IReadOnlyList<TrainerRow> Rows { get; private set; } = [];

    public bool MayChange => actor.Is(Role.Officer);

    public static Tone ToneOf(ProofState state) =>
        state switch
        {
            ProofState.Valid => Tone.Green,
            ProofState.Expiring => Tone.Amber,
            _ => Tone.Red,
        };

    public async Task OnGetAsync(CancellationToken ct) => Rows = await book.ListAsync("", ct);
}
