using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Loans;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>One loan of the member: what is left, when to pay, what was paid.</summary>
[Allow(Role.Member)]
internal sealed class OwnLoanModel(MemberDoor door, OwnBook own, LoanBook loans) : OwnPage(door)
{
    public LoanPaper Paper { get; private set; } = null!;

    /// <summary>So many rows of the schedule are paid in full, one after the other.</summary>
    public int Paid { get; private set; }

    public IEnumerable<Answer> Facts
    {
        get
        {
            var (t, loan) = (this.Texts, Paper.Loan);
            yield return new(t["Jumlah pinjaman"], Say.Rupiah(loan.Amount));
            yield return new(t["Jangka waktu"], t["{0} bulan", loan.Months]);
            yield return new(
                t["Jasa"],
                t["{0} setahun, {1}", Say.Percent(loan.Rate / 10_000m, 2), t.Of(loan.Method)]
            );
            yield return new(t["Biaya administrasi"], Say.Rupiah(loan.Fee));
            yield return new(t["Untuk apa"], loan.Purpose);
            yield return new(t["Diajukan"], Say.Date(loan.AppliedOn));
            if (loan.DisbursedOn is { } day)
                yield return new(t["Cair"], Say.Date(day));
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid loan, CancellationToken ct)
    {
        var id = new LoanId(loan);
        if (!await own.OwnsAsync(Card, id, ct) || await loans.FindAsync(Card.Books, id, ct) is not { } paper)
            return NotFound();
        Paper = paper;
        if (paper.Loan.State == LoanState.Disbursed)
            Paid = OwnWords.PaidOf(paper);
        return Page();
    }
}
