using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>Who owes simpanan wajib, in the order of a round through the village.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class RoundModel(BooksReach reach, MemberBook book) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<MemberRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Rows = await book.RoundAsync(books, ct);
        return Page();
    }
}
