using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Desk;

/// <summary>Where the navigation of a co-op's people leads: straight into their books, unless they have several.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class BooksModel(BooksReach reach) : PageModel
{
    /// <summary>The room they came for: catat, jurnal …; the books' first page where none is named.</summary>
    [FromRoute]
    public string? Room { get; set; }

    public IReadOnlyList<(OrganisationCard Cooperative, bool Open)> Own { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Own = await reach.OwnAsync(ct);
        return Own is [(var only, true)] ? LocalRedirect(PathOf(only.Id)) : Page();
    }

    public string PathOf(OrganisationId cooperative) =>
        $"/pembukuan/{cooperative.Value}" + (Room is null ? "" : $"/{Room}");
}
