using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Host.Administration;

/// <summary>The trail, newest first. A region's administrator sees what the people of that region did.</summary>
[Allow(Role.Administrator)]
internal sealed class AuditTrailModel(Db db, AgencyClock clock, VisibleUsers users, VerifyAuditChain verify)
    : PageModel
{
    public Page<AuditEntry> List { get; private set; } = null!;

    public Task OnGetAsync(ListQuery query, CancellationToken ct) => LoadAsync(query, ct);

    public async Task<IActionResult> OnPostAsync(ListQuery query, CancellationToken ct)
    {
        var chain = await verify.RunAsync(ct);
        if (!chain.Refused)
            return this.Done(
                $"Rantai utuh: {chain.Value.Lines} baris, masing-masing dengan sidik jari yang benar.",
                "/admin/audit"
            );
        await LoadAsync(query, ct);
        return this.Again(chain);
    }

    private async Task LoadAsync(ListQuery query, CancellationToken ct)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (!users.Everybody)
        {
            var seen = users.All.Select(u => (Guid?)(Guid)(object)u.Id);
            entries = entries.Where(a => seen.Contains(a.UserId));
        }

        if (query.Q is { Length: > 0 } words)
            entries = entries.Where(a => a.Actor.Contains(words));
        if (query["perihal"] is { } subject)
            entries = entries.Where(a => a.Subject == subject || a.Subject.StartsWith(subject + "/"));
        if (query.As<DateOnly>("dari") is { } from)
            entries = entries.Where(a => a.At >= clock.Utc(from.ToDateTime(TimeOnly.MinValue)));
        if (query.As<DateOnly>("sampai") is { } until)
            entries = entries.Where(a => a.At < clock.Utc(until.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var page = await entries.OrderByDescending(a => a.Number).ToPageAsync(query, ct);
        List = page with { Rows = await db.OpenTrailAsync(page.Rows, ct) };
    }
}
