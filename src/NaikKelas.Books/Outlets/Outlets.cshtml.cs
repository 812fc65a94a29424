using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Outlets;

/// <summary>The outlets of a co-op: the business units that trade.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OutletsModel(BooksReach reach, OutletBook book, Actor actor) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<OutletRow> Rows { get; private set; } = [];

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Rows = await book.AllAsync(books, ct);
        return Page();
    }
}
