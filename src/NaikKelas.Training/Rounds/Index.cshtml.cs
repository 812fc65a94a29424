using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Rounds;

/// <summary>All rounds by phase; first what waits for somebody.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class IndexModel(RoundBook book, AgencyClock clock, Actor actor) : PageModel
{
    public IReadOnlyList<RoundCard> Rounds { get; private set; } = [];

    public IReadOnlyList<Todo> Waiting { get; private set; } = [];

    public bool MayCompose => actor.Is(Role.Officer);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rounds = await book.ListAsync(ct);
        Waiting = MayCompose
            ?
            [
                One(RoundPhase.Draft, this.Texts["putaran belum dikunci"], "kunci", r => r.OpensAt),
                One(
                    RoundPhase.Closed,
                    this.Texts["putaran ditutup, fakta belum dibekukan"],
                    "bekukan",
                    r => r.ClosesAt
                ),
                One(
                    RoundPhase.Screened,
                    this.Texts["putaran menunggu nilai publik dan penetapan"],
                    "papan",
                    r => r.ClosesAt
                ),
                One(
                    RoundPhase.Correcting,
                    this.Texts["putaran dalam masa koreksi sebelum penetapan"],
                    "papan",
                    r => r.ClosesAt
                ),
                One(
                    RoundPhase.Objecting,
                    this.Texts["putaran dalam masa keberatan sebelum pengumuman"],
                    "papan",
                    r => r.ClosesAt
                ),
                One(RoundPhase.Drawn, this.Texts["putaran menunggu pengumuman"], "papan", r => r.ClosesAt),
            ]
            : [];
    }

    public IEnumerable<IGrouping<RoundPhase, RoundCard>> ByPhase =>
        Rounds.GroupBy(r => r.Phase).OrderBy(g => g.Key);

    /// <summary>One round leads to its act, several to their heading on this page.</summary>
    private Todo One(RoundPhase phase, string text, string act, Func<RoundCard, DateTime> when)
    {
        List<RoundCard> waiting = [.. Rounds.Where(r => r.Phase == phase).OrderBy(when)];
        var href = waiting is [var only] ? $"/pelatihan/putaran/{only.Id.Value}/{act}" : $"#{phase}";
        var note = waiting is [var first, ..] ? first.Title : null;
        return new Todo(waiting.Count, text, href, note);
    }

    public string Times(RoundCard round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return this.Texts.Of($"{Moment.Of(clock, round.OpensAt)} – {Moment.Of(clock, round.ClosesAt)}");
    }
}
