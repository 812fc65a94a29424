using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>Who asks for a loan is assessed (5C), for those who decide.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class LoanSheetPageModel(
    BooksReach reach,
    LoanBook book,
    LoanProductBook sheets,
    SaveLoanSheet save
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public LoanPaper Paper { get; private set; } = null!;

    [BindProperty]
    public SaveLoanSheet.Input Input { get; set; } = new();

    public string List => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public string Home => $"{List}/{Paper.Loan.Id.Value}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        if (await sheets.SheetAsync(Paper.Loan, ct) is { } sheet)
            Input = SaveLoanSheet.Input.Of(sheet);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Paper.Loan.Id, Input, ct);
        return saved.Refused ? this.Again(saved, nameof(Input)) : this.Done($"Penilaian disimpan.", Home);
    }

    private async Task<bool> LoadAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await book.FindAsync(books, new LoanId(loan), ct)
                is not { Loan.State: LoanState.Applied } paper
        )
            return false;
        (Books, Paper) = (books, paper);
        return true;
    }
}
