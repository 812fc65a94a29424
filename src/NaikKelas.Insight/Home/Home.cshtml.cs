using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Insight.Home;

/// <summary>
/// Beranda: leads each role to its own first page; the officer's is this one. It begins with what is the reader's to do,
/// then figures, then pictures.
/// </summary>
[Allow]
public sealed class HomeModel(Actor actor, HomeBoard board, WaitingList waiting, IEnumerable<IModule> modules)
    : PageModel
{
    /// <summary>Null for everybody but officers.</summary>
    public HomePicture? Picture { get; private set; }

    /// <summary>For roles that have no first page of their own yet.</summary>
    public IReadOnlyList<Todo> Waiting { get; private set; } = [];

    public IReadOnlyList<ChartPoint> Years =>
        [.. Picture!.Admitted.Select(a => new ChartPoint($"{a.Year:0}", a.People))];

    public IReadOnlyList<NavigationItem> Navigation { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (actor.Is(Role.Officer))
        {
            actor.Allowed = [Role.Officer];
            Picture = await board.ReadAsync(ct);
            return Page();
        }

        if (OwnPage() is { } own)
            return LocalRedirect(own);
        Waiting = await waiting.ReadAsync(ct);
        Navigation =
        [
            .. modules
                .SelectMany(m => m.Navigation)
                .Where(n => actor.Is(n.Roles) && n.Href != "/beranda")
                .OrderBy(n => n.Order),
        ];
        return Page();
    }

    private string? OwnPage() =>
        actor.Is(Role.Head) ? "/beranda/kepala"
        : actor.Is(Role.Verifier) ? "/antrean"
        : actor.Is(Role.Administrator) ? "/admin"
        : actor.Is(Role.CoopBoard) ? "/beranda/koperasi"
        : null;

    public static Tone ToneOf(RoundPhase phase) =>
        phase switch
        {
            RoundPhase.Draft or RoundPhase.Waiting => Tone.Slate,
            RoundPhase.Open => Tone.Blue,
            RoundPhase.Published => Tone.Green,
            _ => Tone.Amber,
        };
}
