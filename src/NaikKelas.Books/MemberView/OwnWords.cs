using NaikKelas.Books.Loans;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.MemberView;

/// <summary>Where a loan stands, in the words of whoever owes it.</summary>
internal static class OwnWords
{
    public static string Of(Texts texts, OwnLoan loan) =>
        loan switch
        {
            { Loan.State: LoanState.Applied } => texts["menunggu keputusan pengurus"],
            { Loan.State: LoanState.Approved } => texts["disetujui, belum dicairkan"],
            { Loan.State: LoanState.Refused } => texts["ditolak"],
            { TakenBack: true } => texts["pencairan dibatalkan"],
            { OffBook: > 0 } => texts["masih ditagih {0}", Say.Rupiah(new Rupiah(loan.OffBook))],
            { Running: false } => texts["lunas"],
            { Stand.LateSince: { } since } => texts[
                "terlambat sejak {0}, harus dibayar {1}",
                Say.Date(since),
                Say.Rupiah(new Rupiah(loan.Stand.Due.Sum))
            ],
            { Stand.Next: { } next } => texts[
                "angsuran berikut {0}: {1}",
                Say.Date(next.Due),
                Say.Rupiah(new Rupiah(next.Payment))
            ],
            _ => texts["sisa pokok"],
        };

    /// <summary>So many rows of the schedule are paid in full, one after the other: principal and service each for itself.</summary>
    public static int PaidOf(LoanPaper paper)
    {
        var (principal, interest) = (paper.PaidPrincipal, paper.PaidInterest);
        return paper
            .Schedule.TakeWhile(row =>
                (principal -= row.Principal) >= 0
                && ((interest -= row.Interest) >= 0 || paper.Stand.Left == 0)
            )
            .Count();
    }
}
