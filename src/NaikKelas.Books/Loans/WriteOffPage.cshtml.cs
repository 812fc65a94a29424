using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>The write-off of a loan is asked for, with what it would cost.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class WriteOffPageModel(
    BooksReach reach,
    LoanBook book,
    AskLoanChange ask,
    SetAsideLoans setAside
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public LoanPaper Paper { get; private set; } = null!;

    /// <summary>Set aside for all loans, rupiah.</summary>
    public long Kept { get; private set; }

    [BindProperty]
    public AskLoanChange.WriteOffInput Input { get; set; } = new();

    public string List => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public string Home => $"{List}/{Paper.Loan.Id.Value}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        Input = new() { Id = Guid.CreateVersion7() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var asked = await ask.WriteOffAsync(Books, Paper.Loan.Id, Input, ct);
        return asked.Refused
            ? this.Again(asked, nameof(Input))
            : this.Done($"Usul hapus buku dikirim. Pengurus memutuskannya.", Home);
    }

    private async Task<bool> LoadAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await book.FindAsync(books, new LoanId(loan), ct)
                is not { Loan.State: LoanState.Disbursed, Stand.Left: > 0 } paper
        )
            return false;
        (Books, Paper, Kept) = (books, paper, await setAside.KeptAsync(books, ct));
        return true;
    }
}
