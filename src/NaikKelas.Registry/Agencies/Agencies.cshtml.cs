using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Agencies;

[Allow(Role.Administrator)]
internal sealed class AgenciesModel(AgencyDirectory directory) : PageModel
{
    public IReadOnlyList<AgencyCard> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => All = await directory.ListAsync(ct);
}
