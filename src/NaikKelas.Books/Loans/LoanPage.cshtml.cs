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
internal sealed class LoanPageModel(
    BooksReach reach,
    LoanBook book,
    DecideLoan decide,
    DisburseLoan disburse,
    PayLoan pay,
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

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    /// <summary>The yes of whoever looks at it would count.</summary>
    public bool Wanted { get; private set; }

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public string Here => $"{Home}/{Paper.Loan.Id.Value}";

    public LoanClassRule Class =>
        LoanRules.ClassOf(Paper.Stand.LateSince, clock.Today, LoanPractice.Current.Classes);

    public IEnumerable<Answer> Facts
    {
        get
        {
            var (t, loan) = (this.Texts, Paper.Loan);
            yield return new(t["Jumlah pinjaman"], Say.Rupiah(loan.Amount));
            yield return new(
                t["Jasa"],
                t[
                    "{0} setahun, {1}",
                    Say.Percent(loan.Rate / 10_000m, loan.Rate % 100 == 0 ? 0 : 2),
                    t.Of(loan.Method)
                ]
            );
            yield return new(
                t["Jangka waktu"],
                t["{0} bulan, di antaranya {1} bulan tenggang", loan.Months, loan.GraceMonths]
            );
            yield return new(t["Biaya administrasi"], Say.Rupiah(loan.Fee));
            yield return new(t["Untuk apa"], loan.Purpose);
            yield return new(t["Sisa penghasilan sebulan"], Say.Rupiah(loan.Ability));
            yield return new(t["Angsuran pinjaman lain sebulan"], Say.Rupiah(loan.OtherLoans));
            yield return new(t["Jaminan dan penanggung"], loan.Security);
            yield return new(t["Pihak terkait"], loan.Related ? t["Ya"] : t["Tidak"]);
            yield return new(
                t["Diajukan"],
                loan.ByMember ? t["{0}, lewat HP", Say.Date(loan.AppliedOn)] : Say.Date(loan.AppliedOn)
            );
            yield return new(t["Disetujui oleh"], string.Join(", ", Paper.Approvals));
            yield return new(t["Cair"], Say.Date(loan.DisbursedOn));
        }
    }

    /// <summary>Whether payments cover a row and all before it.</summary>
    public bool IsPaid(Instalment row) =>
        Paper.Loan.State == LoanState.Disbursed
        && Paper.Schedule.TakeWhile(r => r.No <= row.No).Sum(r => r.Principal)
            <= Paper.Loan.Amount.Value - Paper.Stand.Left
        && (
            Paper.Stand.Left == 0
            || Paper.Schedule.TakeWhile(r => r.No <= row.No).Sum(r => r.Interest)
                <= Paper.Payments.Sum(p => p.Interest.Value)
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
        // A page that comes back from another of its forms shows this one for the first time.
        if (Payment.Key == Guid.Empty && HttpContext.Request.Query["handler"] != "Pay")
            Payment = Payment with { Key = Guid.CreateVersion7() };
        return true;
    }
}
