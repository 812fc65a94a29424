using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Sessions;

/// <summary>Where one is signed in.</summary>
[Allow]
internal sealed class SessionsModel(Db db, Actor actor, EndSessions end) : PageModel
{
    private const string Here = "/profil/sesi";

    public IReadOnlyList<UserSession> List { get; private set; } = [];

    public UserSessionId Own => SessionClaim.Of(User)!.Value;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var own = new UserId(actor.UserId!.Value);
        List = await db
            .UserSessions.AsNoTracking()
            .Where(s => s.UserId == own)
            .OrderByDescending(s => s.LastSeenAt)
            .ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostEndAsync(UserSessionId id, CancellationToken ct)
    {
        var ended = await end.OneAsync(id, ct);
        return ended.Refused ? NotFound() : this.Done($"Perangkat itu sudah dikeluarkan.", Here);
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        var ended = await end.OthersAsync(Own, ct);
        return this.Done($"{ended.Value} perangkat lain sudah dikeluarkan.", Here);
    }

    public string WordsOf(UserSession session)
    {
        var texts = this.Texts;
        return texts[
            "{0} di {1}",
            session.Browser ?? texts["Peramban lain"],
            session.System ?? texts["perangkat lain"]
        ];
    }
}
