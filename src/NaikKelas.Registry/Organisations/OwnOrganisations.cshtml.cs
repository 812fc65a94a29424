using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Organisations;

/// <summary>Where a board member's "our co-op" leads: straight there, unless there are several.</summary>
[Allow(Role.CoopBoard)]
internal sealed class OwnOrganisationsModel(OrganisationDirectory directory) : PageModel
{
    public IReadOnlyList<OrganisationCard> Own { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Own = await directory.OwnAsync(ct);
        return Own is [var only] ? LocalRedirect($"/koperasi/{only.Id.Value}") : Page();
    }
}
