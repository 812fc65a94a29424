using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>One loan: decided by the board, paid out and paid back at the treasurer's desk.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed partial class LoanPageModel(
    BooksReach reach,
    LoanBook book,
    LoanRequestBook requests,
    LoanProductBook sheets,
    DecideLoan decide,
    DisburseLoan disburse,
    PayLoan pay,
    DecideLoanChange change,
    RecoverLoan recover,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public sealed record RefuseForm
    {
        [Display(Name = "Mengapa ditolak")]
        public string? Reason { get; init; }
    }

    public BooksCard Books { get; private set; } = null!;

    public LoanPaper Paper { get; private set; } = null!;

    [BindProperty]
    public PayLoan.Input Payment { get; set; } = new();

    [BindProperty]
    public RefuseForm Refusing { get; set; } = new();

    [BindProperty]
    public RefuseForm Declining { get; set; } = new();

    [BindProperty]
    public RecoverLoan.Input Recovery { get; set; } = new();

    /// <summary>What is known of who asked; null where nobody wrote it.</summary>
    public LoanSheet? Sheet { get; private set; }

    /// <summary>It must be written before the board decides.</summary>
    public bool SheetNeeded =>
        Sheet is null
        && Paper.Loan.State == LoanState.Applied
        && Paper.Loan.Amount.Value >= LoanPractice.Current.SheetFrom;

    public IReadOnlyList<LoanRequestPaper> Requests { get; private set; } = [];

    /// <summary>The one that waits for the board.</summary>
    public LoanRequestPaper? Open => Requests.FirstOrDefault(r => r.Request.State == LoanRequestState.Asked);

    public IReadOnlyList<LoanRequestPaper> Decided =>
        [.. Requests.Where(r => r.Request.State != LoanRequestState.Asked)];

    /// <summary>Schedules that others took the place of, the last first.</summary>
    public IReadOnlyList<OldSchedule> Old { get; private set; } = [];

    /// <summary>As it was agreed at disbursement.</summary>
    private IReadOnlyList<Instalment> First => Old is [.., var first] ? first.Rows : Paper.Schedule;

    public IReadOnlyList<LoanRecovery> Recoveries { get; private set; } = [];

    public DateOnly? InForceSince =>
        Requests.FirstOrDefault(r => r.Request.Schedule == Paper.Loan.Schedule)?.Request.DecidedOn;

    public bool MayAsk =>
        Treasurer && Open is null && Paper.Stand.Left > 0 && Paper.Loan.SubledgerId is not null;

    /// <summary>The schedule that waits, as it would be from today.</summary>
    public IReadOnlyList<Instalment>? Proposed =>
        Open?.Request is { Kind: LoanRequestKind.Reschedule } request
            ? RescheduleRules
                .ScheduleOf(
                    request,
                    Paper.Stand,
                    RescheduleRules.StartOf(Paper.Schedule, Paper.Began, clock.Today)
                )
                .Value?.Rows
            : null;

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    /// <summary>The yes of whoever looks at it would count.</summary>
    public bool Wanted { get; private set; }

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public string Here => $"{Home}/{Paper.Loan.Id.Value}";

    public LoanClassRule Class => Paper.Class;

    /// <summary>A month's penalty as agreed, of what is late; null where none was.</summary>
    public Rupiah? PenaltyOfMonth =>
        Paper.Loan.Penalty > 0 && Paper.Stand.LateSince is not null
            ? new Rupiah(
                decimal.ToInt64(decimal.Floor((decimal)Paper.Stand.Due.Sum * Paper.Loan.Penalty / 10_000))
            )
            : null;

    /// <summary>Whether payments cover a row and all before it.</summary>
    public bool IsPaid(Instalment row) =>
        Paper.Loan.State == LoanState.Disbursed
        && Paper.Schedule.TakeWhile(r => r.No <= row.No).Sum(r => r.Principal) <= Paper.PaidPrincipal
        && (
            Paper.Stand.Left == 0 && Paper.Turn.WriteOff is null
            || Paper.Schedule.TakeWhile(r => r.No <= row.No).Sum(r => r.Interest) <= Paper.PaidInterest
        );

    public async Task<IActionResult> OnGetAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, loan, ct))
            return NotFound();
        var asked = Paper.Stand.Due.Sum > 0 ? Paper.Stand.Due.Sum : Paper.Stand.Next?.Payment;
        Payment = new()
        {
            Key = Payment.Key,
            Amount = asked is { } due ? new Rupiah(Math.Min(due, Paper.Stand.Payoff)) : null,
        };
        return Page();
    }

    public async Task<IActionResult> OnGetAgreementAsync(Guid cooperative, Guid loan, CancellationToken ct) =>
        await LoadAsync(cooperative, loan, ct) && Paper.Schedule.Count > 0
            ? File(
                LoanPapers.Agreement(Books.Name, Paper, First, Sheet, clock.Local(clock.UtcNow)),
                "application/pdf",
                $"perjanjian-{Paper.Loan.Number}.pdf"
            )
            : NotFound();

    public async Task<IActionResult> OnGetCardAsync(Guid cooperative, Guid loan, CancellationToken ct) =>
        await LoadAsync(cooperative, loan, ct) && Paper.Loan.State == LoanState.Disbursed
            ? File(
                LoanPapers.Card(Books.Name, Paper, clock.Local(clock.UtcNow)),
                "application/pdf",
                $"kartu-angsuran-{Paper.Loan.Number}.pdf"
            )
            : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid cooperative, Guid loan, CancellationToken ct) =>
        EndAsync(
            cooperative,
            loan,
            () => Board,
            () => decide.ApproveAsync(Books, Paper.Loan.Id, ct),
            $"Persetujuan Anda dicatat.",
            null,
            ct
        );

    public Task<IActionResult> OnPostRefuseAsync(Guid cooperative, Guid loan, CancellationToken ct) =>
        EndAsync(
            cooperative,
            loan,
            () => Board,
            () => decide.RefuseAsync(Books, Paper.Loan.Id, Refusing.Reason, ct),
            $"Permohonan ditolak.",
            nameof(Refusing),
            ct
        );

    public Task<IActionResult> OnPostDisburseAsync(Guid cooperative, Guid loan, CancellationToken ct) =>
        EndAsync(
            cooperative,
            loan,
            () => Treasurer,
            () => disburse.RunAsync(Books, Paper.Loan.Id, ct),
            $"Pinjaman dicairkan dan jadwal angsurannya dibuat.",
            null,
            ct
        );

    public Task<IActionResult> OnPostPayAsync(Guid cooperative, Guid loan, CancellationToken ct) =>
        EndAsync(
            cooperative,
            loan,
            () => Treasurer,
            () => pay.RunAsync(Books, Paper.Loan.Id, Payment, ct),
            $"Angsuran diterima.",
            nameof(Payment),
            ct
        );

    public Task<IActionResult> OnPostAgreeAsync(
        Guid cooperative,
        Guid loan,
        Guid usul,
        CancellationToken ct
    ) =>
        EndAsync(
            cooperative,
            loan,
            () => Board,
            () => change.AgreeAsync(Books, new LoanRequestId(usul), ct),
            $"Persetujuan Anda dicatat.",
            null,
            ct
        );

    public Task<IActionResult> OnPostDeclineAsync(
        Guid cooperative,
        Guid loan,
        Guid usul,
        CancellationToken ct
    ) =>
        EndAsync(
            cooperative,
            loan,
            () => Board,
            () => change.RefuseAsync(Books, new LoanRequestId(usul), Declining.Reason, ct),
            $"Usul ditolak.",
            nameof(Declining),
            ct
        );

    public Task<IActionResult> OnPostRecoverAsync(Guid cooperative, Guid loan, CancellationToken ct) =>
        EndAsync(
            cooperative,
            loan,
            () => Treasurer,
            () => recover.RunAsync(Books, Paper.Loan.Id, Recovery, ct),
            $"Tagihan diterima.",
            nameof(Recovery),
            ct
        );

    /// <summary>A form of this page is read where it was sent; the others' fields say nothing then.</summary>
    private async Task<IActionResult> EndAsync<T>(
        Guid cooperative,
        Guid loan,
        Func<bool> may,
        Func<Task<Result<T>>> act,
        FormattableString done,
        string? form,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, loan, ct) || !may())
            return NotFound();
        if (form is null)
            ModelState.Clear();
        else if (!ModelState.IsValid)
            return this.Again();
        var result = await act();
        return !result.Refused ? this.Done(done, Here)
            : form is null ? this.Again(result)
            : this.Again(result, form);
    }

    private async Task<bool> LoadAsync(Guid cooperative, Guid loan, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await book.FindAsync(books, new LoanId(loan), ct) is not { } paper
        )
            return false;
        (Books, Paper) = (books, paper);
        Wanted = await book.WantsAsync(paper.Loan, actor.UserId, ct);
        Requests = await requests.OfAsync(paper.Loan, actor.UserId, ct);
        Sheet = await sheets.SheetAsync(paper.Loan, ct);
        if (paper.Turn.WriteOff is { } off)
            Recoveries = await requests.RecoveriesAsync(off, ct);
        if (paper.Loan.Schedule > 1)
            Old =
            [
                .. (await book.OldAsync(paper.Loan, ct)).Select(old => new OldSchedule(
                    old.Key,
                    Requests.First(r => r.Request.Schedule == old.Key + 1).Request.DecidedOn!.Value,
                    LoanBook.RowsOf(old)
                )),
            ];
        // A page that comes back from another of its forms shows this one for the first time.
        if (Payment.Key == Guid.Empty && HttpContext.Request.Query["handler"] != "Pay")
            Payment = Payment with { Key = Guid.CreateVersion7() };
        if (Recovery.Key == Guid.Empty && HttpContext.Request.Query["handler"] != "Recover")
            Recovery = Recovery with { Key = Guid.CreateVersion7() };
        return true;
    }
}
