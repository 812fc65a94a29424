using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Insight.Home;

/// <summary>Beranda: begins with what is the reader's to do, then figures, then pictures.</summary>
[Allow]
public sealed class HomeModel(Actor actor, HomeBoard board, IEnumerable<IModule> modules) : PageModel
{
    /// <summary>Null for people whose work is in rooms still to come.</summary>
    public HomePicture? Picture { get; private set; }

    public IReadOnlyList<ChartPoint> Years =>
        [.. Picture!.Admitted.Select(a => new ChartPoint($"{a.Year:0}", a.People))];

    public IReadOnlyList<NavigationItem> Navigation { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (actor.Is(Role.Officer, Role.Verifier, Role.Head))
        {
            actor.Allowed = [Role.Officer, Role.Verifier, Role.Head];
            Picture = await board.ReadAsync(ct);
            return Page();
        }

        if (actor.Is(Role.CoopBoard))
            return LocalRedirect("/koperasi-kami");
        Navigation =
        [
            .. modules.SelectMany(m => m.Navigation).Where(n => actor.Is(n.Roles)).OrderBy(n => n.Order),
        ];
        return Page();
    }

    public static Tone ToneOf(RoundPhase phase) =>
        phase switch
        {
            RoundPhase.Draft or RoundPhase.Waiting => Tone.Slate,
            RoundPhase.Open => Tone.Blue,
            RoundPhase.Published => Tone.Green,
            _ => Tone.Amber,
        };
}
