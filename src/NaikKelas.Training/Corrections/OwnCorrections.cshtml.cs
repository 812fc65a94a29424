using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Corrections;

/// <summary>A co-op's nominations whose facts can be corrected now.</summary>
[Allow(Role.CoopBoard)]
public sealed class OwnCorrectionsModel(CorrectionBook book) : PageModel
{
    internal IReadOnlyList<OwnNomination> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await book.OwnAsync(ct);
}
