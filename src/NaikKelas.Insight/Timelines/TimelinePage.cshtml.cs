using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Insight.Timelines;

/// <summary>Riwayat: all that a co-op did and all that was done for it, on one page.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head, Role.CoopBoard)]
public sealed class TimelinePageModel(OrganisationDirectory organisations, Timeline timeline) : PageModel
{
    public OrganisationCard Organisation { get; private set; } = null!;

    public IReadOnlyList<IGrouping<int, TimelineEvent>> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(OrganisationId id, CancellationToken ct)
    {
        if (await organisations.FindWithinAsync(id, ct) is not { } found)
            return NotFound();
        Organisation = found;
        Years = [.. (await timeline.ReadAsync(id, ct)).GroupBy(e => e.On.Year)];
        return Page();
    }
}
