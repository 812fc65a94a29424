using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>Another schedule for what is left of a loan is asked for; it can be seen before it is.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class ReschedulePageModel(
    BooksReach reach,
    LoanBook book,
    AskLoanChange ask,
    AgencyClock clock
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public LoanPaper Paper { get; private set; } = null!;

    [BindProperty]
    public AskLoanChange.RescheduleInput Input { get; set; } = new();

    public IReadOnlyList<Instalment>? Preview { get; private set; }

    public Instalment First => Preview!.First(r => r.Payment > 0);

    public string List => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public string Home => $"{List}/{Paper.Loan.Id.Value}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        Input = new()
        {
            Id = Guid.CreateVersion7(),
            Months = Paper.Loan.Months,
            Rate = Paper.Loan.Rate / 100m,
            Method = Paper.Loan.Method,
            RoundTo = Paper.Loan.RoundTo,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var asked = await ask.RescheduleAsync(Books, Paper.Loan.Id, Input, ct);
        return asked.Refused
            ? this.Again(asked, nameof(Input))
            : this.Done($"Usul jadwal ulang dikirim. Pengurus memutuskannya.", Home);
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        // What it would be can be seen before there is a reason.
        var request = ask.Reschedule(Paper, Input with { Reason = Input.Reason ?? "–" });
        if (request.Refused)
            return this.Again(request, nameof(Input));
        Preview = RescheduleRules
            .ScheduleOf(
                request.Value,
                Paper.Stand,
                RescheduleRules.StartOf(Paper.Schedule, Paper.Began, clock.Today)
            )
            .Value!.Rows;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await book.FindAsync(books, new LoanId(loan), ct)
                is not { Loan.State: LoanState.Disbursed, Stand.Left: > 0 } paper
        )
            return false;
        (Books, Paper) = (books, paper);
        return true;
    }
}
