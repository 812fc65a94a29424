using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>
/// Loans of the home co-op: one of each class of collectability, one paid off early, one approved, one asked for, one
/// refused. Asked for, decided, paid out and paid on their own days by the demo's people.
/// </summary>
internal sealed class LoansPlay(Stage stage)
{
    private const string Treasurer = "bendahara";
    private const string Board = "pengurus";
    private const string Chair = "ketua";
    private const string Unit = "USP";

    /// <summary>So many days past a due day, that nobody is late by a day more or less than a month.</summary>
    private const int Past = 10;

    /// <summary>Per cent a year.</summary>
    private const int Rate = 18;
    private const int RoundTo = 100;

    /// <param name="Member">Number in the register.</param>
    /// <param name="Amount">Rupiah.</param>
    /// <param name="Months">Of the schedule.</param>
    /// <param name="Method">How the service is reckoned.</param>
    /// <param name="Began">Months ago.</param>
    /// <param name="Paid">Instalments paid on their day; −1: paid off at the second.</param>
    /// <param name="Purpose">What it was for.</param>
    private sealed record Told(
        string Member,
        long Amount,
        int Months,
        LoanMethod Method,
        int Began,
        int Paid,
        string Purpose
    );

    private static readonly Told[] Lent =
    [
        new("0004", 6_000_000, 12, LoanMethod.Flat, 4, 4, "Modal warung kelontong"),
        new("0008", 3_000_000, 10, LoanMethod.Declining, 4, 2, "Bibit dan pupuk"),
        new("0013", 4_000_000, 12, LoanMethod.Annuity, 9, 4, "Mesin jahit"),
        new("0019", 2_500_000, 10, LoanMethod.Flat, 10, 2, "Biaya sekolah anak"),
        new("0023", 1_000_000, 6, LoanMethod.Flat, 3, -1, "Perbaikan atap"),
    ];

    public async Task PlayAsync(OrganisationId id, DateOnly openedOn, CancellationToken ct)
    {
        var (books, today) = (
            new BooksCard(id, "", openedOn, Unit, Rupiah.Zero),
            DateOnly.FromDateTime(Stage.Now.Date)
        );
        // A demo loaded early in a year has books too young for the oldest ones.
        foreach (var told in Lent)
            if (today.AddDays(-Past).AddMonths(-told.Began) is var start && start >= openedOn)
                await LendAsync(books, told, start, ct);
        var again = Lent[0] with { Amount = 2_000_000, Purpose = "Freezer untuk es batu" };
        await ApproveAsync(
            books,
            await ApplyAsync(books, again with { Member = "0027" }, today.AddDays(-3), ct),
            ct
        );
        await ApplyAsync(books, again with { Member = "0031" }, today.AddDays(-1), ct);
        var large = await ApplyAsync(
            books,
            again with
            {
                Member = "0033",
                Amount = 25_000_000,
                Purpose = "Membeli motor",
            },
            today.AddDays(-6),
            ct
        );
        await stage.ActAsync<DecideLoan, LoanState>(
            Board,
            decide =>
                decide.RefuseAsync(
                    books,
                    large,
                    "Angsurannya lebih besar dari sisa penghasilan; ajukan jumlah yang lebih kecil.",
                    ct
                ),
            ct
        );
        stage.SetTime(null);
    }

    private async Task LendAsync(BooksCard books, Told told, DateOnly start, CancellationToken ct)
    {
        var loan = await ApplyAsync(books, told, start, ct);
        await ApproveAsync(books, loan, ct);
        await stage.ActAsync<DisburseLoan, Posted>(
            Treasurer,
            disburse => disburse.RunAsync(books, loan, ct),
            ct
        );
        var rows = LoanSchedule.Of(TermsOf(told, start)).Value!.Rows;
        for (var paid = 1; paid <= told.Paid; paid++)
            await PayAsync(books, loan, start.AddMonths(paid), rows[paid - 1].Payment, ct);
        if (told.Paid < 0)
            await PayAsync(
                books,
                loan,
                start.AddMonths(2),
                told.Amount + rows.Take(2).Sum(r => r.Interest),
                ct
            );
    }

    private static LoanTerms TermsOf(Told told, DateOnly start) =>
        new(told.Amount, Rate / 100m, told.Months, told.Method, start, RoundTo);

    private Task<LoanId> ApplyAsync(BooksCard books, Told told, DateOnly day, CancellationToken ct)
    {
        Stand(day);
        return stage.ActAsync<ApplyLoan, LoanId>(
            Treasurer,
            apply =>
                apply.RunAsync(
                    books,
                    new ApplyLoan.Input
                    {
                        Member = told.Member,
                        Amount = new Rupiah(told.Amount),
                        Rate = Rate,
                        Months = told.Months,
                        Method = told.Method,
                        RoundTo = new Rupiah(RoundTo),
                        Fee = new Rupiah(told.Amount / 100),
                        Purpose = told.Purpose,
                        Ability = new Rupiah(900_000),
                        OtherLoans = Rupiah.Zero,
                        Security = "Dua penanggung, anggota sedusun",
                    },
                    ct
                ),
            ct
        );
    }

    private async Task ApproveAsync(BooksCard books, LoanId loan, CancellationToken ct)
    {
        foreach (var person in new[] { Board, Chair })
            await stage.ActAsync<DecideLoan, LoanState>(
                person,
                decide => decide.ApproveAsync(books, loan, ct),
                ct
            );
    }

    private async Task PayAsync(BooksCard books, LoanId loan, DateOnly day, long amount, CancellationToken ct)
    {
        Stand(day);
        await stage.ActAsync<PayLoan, Posted>(
            Treasurer,
            pay =>
                pay.RunAsync(
                    books,
                    loan,
                    new PayLoan.Input { Amount = new Rupiah(amount), Key = Guid.CreateVersion7() },
                    ct
                ),
            ct
        );
    }

    private void Stand(DateOnly day) => stage.SetTime(Stage.At(day.Year, day.Month, day.Day, 10));
}
