using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Budgets;

/// <summary>The plan of a year, account by account, beside the year before.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class EditBudgetModel(BooksReach reach, BudgetBook book, SaveBudget save) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    [BindProperty]
    public SaveBudget.Input Input { get; set; } = new();

    public BooksCard Books { get; private set; } = null!;

    public Budget Budget { get; private set; } = null!;

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/rapb/{Year}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        // What a RAT has approved is read, not written.
        if (await book.ApprovedOnAsync(Books.CooperativeId, Year, ct) is not null)
            return LocalRedirect(Above);
        Input = new()
        {
            Mark = Budget.Mark,
            Lines =
            [
                .. Budget.Rows.Select(r => new SaveBudget.Line
                {
                    Account = r.Code,
                    Amount = r.Planned > 0 ? new Rupiah(r.Planned) : null,
                }),
            ],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Year, Input, ct);
        return saved.Refused
            ? this.Again(saved, nameof(Input))
            : this.Done($"RAPB {Year:0} tersimpan.", Above);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !book.Has(books, Year)
        )
            return false;
        Books = books;
        Budget = await book.OfAsync(books, Year, ct);
        return true;
    }
}
