using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>What is due, and what stays in, for each kind of savings.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ProductsModel(BooksReach reach, MemberBook book, SaveProducts save, Actor actor)
    : PageModel
{
    private IReadOnlyList<SavingsProduct> _products = [];

    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public SaveProducts.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Methods =>
        [.. Enum.GetValues<InterestMethod>().Select(m => new SelectListItem(this.Texts.Of(m), m.ToString()))];

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/anggota";

    public string NameOf(string account) =>
        _products.FirstOrDefault(p => p.AccountCode == account) is { } product
            ? this.Texts.Of(product.Kind)
            : account;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new()
        {
            Lines =
            [
                .. _products.Select(p => new SaveProducts.Line
                {
                    Account = p.AccountCode,
                    Amount = p.Amount,
                    Floor = p.Floor,
                    Rate = p.Rate / 100m,
                    Method = p.Method,
                    Opens = p.Opens,
                    Version = p.Version,
                }),
            ],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Input, ct);
        return saved.Refused
            ? this.Again(saved, nameof(Input))
            : this.Done($"Ketentuan simpanan disimpan.", Home);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        _products = await book.ProductsAsync(books, ct);
        return true;
    }
}
