using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Budgets;

/// <summary>The plan of a year beside what happened so far (RAPB dan realisasi).</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class BudgetPageModel(BooksReach reach, BudgetBook book) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public BooksCard Books { get; private set; } = null!;

    public Budget Budget { get; private set; } = null!;

    /// <summary>The RAT that approved it; null while it can be changed.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    public bool HasBefore => book.Has(Books, Year - 1);

    public bool HasNext => book.Has(Books, Year + 1);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Here => $"{Home}/rapb/{Year}";

    /// <summary>More than was planned is good to earn, and worth a look to spend.</summary>
    public static Tone ToneOf(BudgetRow row) =>
        row.Share is null or <= 1 ? Tone.Slate
        : row.Income ? Tone.Green
        : Tone.Amber;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !book.Has(books, Year)
        )
            return NotFound();
        Books = books;
        Budget = await book.OfAsync(books, Year, ct);
        ApprovedOn = await book.ApprovedOnAsync(books.CooperativeId, Year, ct);
        return Page();
    }
}
