using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>A member asks for a loan; what the instalments would be can be seen before it is kept.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewLoanModel(BooksReach reach, LoanBook book, ApplyLoan apply, AgencyClock clock)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public ApplyLoan.Input Input { get; set; } = new();

    public IReadOnlyList<(string Number, string Name)> Members { get; private set; } = [];

    public IReadOnlyList<Instalment>? Preview { get; private set; }

    public Instalment First => Preview!.First(r => r.Payment > 0);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new()
        {
            Id = Guid.CreateVersion7(),
            Method = LoanMethod.Flat,
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
        var applied = await apply.RunAsync(Books, Input, ct);
        return applied.Refused
            ? this.Again(applied, nameof(Input))
            : this.Done($"Permohonan dicatat. Pengurus memutuskannya.", $"{Home}/{applied.Value.Value}");
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var terms = ApplyLoan.TermsOf(Input, clock.Today);
        var schedule = terms.Refused ? terms.As<LoanSchedule>() : LoanSchedule.Of(terms.Value!);
        if (schedule.Refused)
            return this.Again(schedule, nameof(Input));
        Preview = schedule.Value!.Rows;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Members = await book.MembersAsync(books, ct);
        return true;
    }
}
