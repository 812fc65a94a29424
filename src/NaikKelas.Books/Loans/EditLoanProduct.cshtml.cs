using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>The usual terms of one kind of loan, new or changed.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class EditLoanProductModel(BooksReach reach, LoanProductBook book, SaveLoanProduct save)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public SaveLoanProduct.Input Input { get; set; } = new();

    public string List => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public string Home => $"{List}/jenis";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, Guid? jenis, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (jenis is not { } id)
        {
            Input = new()
            {
                Id = Guid.CreateVersion7(),
                Method = LoanMethod.Flat,
                PaymentOrder = default(PaymentOrder),
                Active = true,
            };
            return Page();
        }

        if (
            (await book.AllAsync(Books, ct)).FirstOrDefault(p => p.Id == new LoanProductId(id))
            is not { } product
        )
            return NotFound();
        Input = SaveLoanProduct.Input.Of(product);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Input, ct);
        return saved.Refused
            ? this.Again(saved, nameof(Input))
            : this.Done($"Jenis pinjaman disimpan.", Home);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        return true;
    }
}
