using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Statements;

/// <summary>The journals behind one figure.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class BehindPageModel(
    BooksReach reach,
    BehindBook behind,
    EntryBook entries,
    AgencyClock clock
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public StatementQuery Asked { get; private set; } = null!;

    public BehindFigure Figure { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string kind,
        string code,
        ListQuery query,
        CancellationToken ct
    )
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !Enum.TryParse<BehindKind>(kind, out var of)
            || !Enum.IsDefined(of)
        )
            return NotFound();
        Books = books;
        var units = await entries.UnitsAsync(books.CooperativeId, ct);
        Asked = StatementQuery.Of(k => Request.Query[k], clock.Today, units.Select(u => u.Code));
        if (await behind.FindAsync(books, new Behind(of, code), Asked, query, ct) is not { } figure)
            return NotFound();
        Figure = figure;
        return Page();
    }
}
