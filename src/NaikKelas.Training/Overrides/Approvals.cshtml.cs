using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Overrides;

/// <summary>What waits for a second person, over all rounds in reach.</summary>
[Allow(Role.Head, Role.Officer)]
public sealed class ApprovalsModel(OverrideBook book) : PageModel
{
    internal IReadOnlyList<OverrideLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await book.ListAsync(round: null, ct);
}
