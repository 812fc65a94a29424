using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Privacy;

/// <summary>A request with whose it is.</summary>
public sealed record PrivacyLine(PrivacyRequest Request, string Name);

/// <summary>What people asked about their data: the open ones first, the most urgent on top.</summary>
[Allow(Role.Officer, Role.Administrator)]
internal sealed class PrivacyRequestsModel(Db db, Actor actor, AgencyClock clock) : PageModel
{
    private const int Most = 200;
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    public IReadOnlyList<PrivacyLine> Lines { get; private set; } = [];

    /// <summary>One query.</summary>
    public async Task OnGetAsync(CancellationToken ct) =>
        Lines = await db
            .PrivacyRequests.AsNoTracking()
            .Join(db.PersonsWithin(actor), r => r.PersonId, p => p.Id, (r, p) => new { Request = r, p.Name })
            .OrderBy(l => l.Request.State != PrivacyState.Open)
            .ThenBy(l => l.Request.DueAt)
            .Take(Most)
            .Select(l => new PrivacyLine(l.Request, l.Name))
            .ToListAsync(ct);

    public Tone ToneOf(PrivacyRequest request) =>
        request.State switch
        {
            PrivacyState.Done => Tone.Green,
            PrivacyState.Refused => Tone.Slate,
            _ => request.DueAt < clock.UtcNow ? Tone.Red
            : request.DueAt - clock.UtcNow < Soon ? Tone.Amber
            : Tone.Blue,
        };

    public string StateOf(PrivacyRequest request) =>
        request.State == PrivacyState.Open && request.DueAt < clock.UtcNow
            ? this.Texts["Lewat batas waktu"]
            : this.Texts.Of(request.State);
}
