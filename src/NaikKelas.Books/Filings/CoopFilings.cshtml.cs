using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

/// <summary>A co-op's book years and what the agency said of each.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class CoopFilingsModel(FilingBook filings) : PageModel
{
    public OrganisationCard Cooperative { get; private set; } = null!;

    public IReadOnlyList<(int Year, Filing? Filing)> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        var id = new OrganisationId(cooperative);
        if (!filings.IsOwn(id) || await filings.ReachAsync(id, ct) is not { } card)
            return NotFound();
        Cooperative = card;
        Years = await filings.YearsAsync(id, ct);
        return Page();
    }
}
