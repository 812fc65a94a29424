using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.SpreadCosts;

/// <summary>A cost of several months is registered.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewSpreadCostModel(
    BooksReach reach,
    Db db,
    EntryBook entries,
    RegisterSpreadCost register,
    AgencyClock clock
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public RegisterSpreadCost.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/bulan/beban";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new()
        {
            Id = Guid.CreateVersion7(),
            Unit = Books.MainUnitCode,
            Kind = SpreadKind.Prepaid,
            First = clock.Today,
            Months = 12,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var registered = await register.RunAsync(Books, Input, ct);
        return registered.Refused
            ? this.Again(registered, nameof(Input))
            : this.Done($"{Input.Name!.Trim()} terdaftar.", Above);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Accounts =
        [
            .. (
                await db
                    .Accounts.AsNoTracking()
                    .Where(a =>
                        a.CooperativeId == books.CooperativeId && a.Active && a.Class == AccountClass.Expense
                    )
                    .OrderBy(a => a.Code)
                    .ToListAsync(ct)
            ).Select(a => new SelectListItem(a.Name, a.Code)),
        ];
        Units =
        [
            .. (await entries.UnitsAsync(books.CooperativeId, ct)).Select(u => new SelectListItem(
                u.Name,
                u.Code
            )),
        ];
        return true;
    }
}
