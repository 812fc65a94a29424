using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Months;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.FixedAssets;

/// <summary>A fixed asset enters the register.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewAssetModel(BooksReach reach, EntryBook entries, RegisterAsset register) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public RegisterAsset.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/aset";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new() { Id = Guid.CreateVersion7(), Unit = Books.MainUnitCode };
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
        var names = await entries.AccountsAsync(books.CooperativeId, ct);
        Kinds =
        [
            .. MonthPractice
                .Current.Assets.Where(k => names.ContainsKey(k.Account))
                .Select(k => new SelectListItem(names[k.Account], k.Account)),
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
