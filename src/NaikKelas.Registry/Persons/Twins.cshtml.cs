using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Persons;

[Allow(Role.Officer)]
internal sealed class TwinsModel(PersonSheet sheet) : PageModel
{
    public IReadOnlyList<TwinPair> Pairs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Pairs = await sheet.TwinsAsync(ct);
}
