using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Journals;

/// <summary>All journals, the newest first; by month, by words, by number.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class JournalsModel(BooksReach reach, JournalBook journals, Actor actor) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public Page<JournalRow> Rows { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Months { get; private set; } = [];

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, ListQuery query, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Rows = await journals.ListAsync(books, query, ct);
        Months =
        [
            .. (await journals.MonthsAsync(books, ct)).Select(m => new SelectListItem(
                new DateOnly(m / 100, m % 100, 1).ToString("MMMM yyyy", Say.Culture),
                m.ToString(CultureInfo.InvariantCulture)
            )),
        ];
        return Page();
    }
}
