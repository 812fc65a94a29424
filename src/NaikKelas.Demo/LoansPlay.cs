using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Demo;

/// <summary>
/// Loans of the home co-op: one of each class of collectability, one paid off early, one that follows the harvest, one
/// rescheduled, one written off with something recovered, one approved, one asked for, one refused. Asked for, decided,
/// paid out and paid on their own days by the demo's people.
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
    /// <param name="Harvest">Months in which principal and service are due; null for each month.</param>
    private sealed record Told(
        string Member,
        long Amount,
        int Months,
        LoanMethod Method,
        int Began,
        int Paid,
        string Purpose,
        string? Harvest = null
    );

    private static readonly Told[] Lent =
    [
        new("0004", 6_000_000, 12, LoanMethod.Flat, 4, 4, "Modal warung kelontong"),
        new("0008", 3_000_000, 10, LoanMethod.Declining, 4, 2, "Bibit dan pupuk"),
        new("0013", 4_000_000, 12, LoanMethod.Annuity, 9, 4, "Mesin jahit"),
        new("0019", 2_500_000, 10, LoanMethod.Flat, 10, 2, "Biaya sekolah anak"),
        new("0023", 1_000_000, 6, LoanMethod.Flat, 3, -1, "Perbaikan atap"),
        new("0006", 2_000_000, 8, LoanMethod.Declining, 5, 5, "Benih dan pupuk padi", "4, 8"),
    ];

    private static readonly Told Late = new(
        "0015",
        2_400_000,
        12,
        LoanMethod.Flat,
        8,
        3,
        "Etalase dan timbangan"
    );

    private static readonly Told Lost = new(
        "0010",
        900_000,
        6,
        LoanMethod.Flat,
        10,
        1,
        "Modal dagang keliling"
    );

    public async Task PlayAsync(OrganisationId id, DateOnly openedOn, CancellationToken ct)
    {
        var (books, today) = (
            new BooksCard(id, "", openedOn, Unit, Rupiah.Zero),
            DateOnly.FromDateTime(Stage.Now.Date)
        );
        // A demo loaded early in a year has books too young for the oldest ones.
        await WriteKindsAsync(books, openedOn, ct);
        foreach (var told in Lent)
            if (today.AddDays(-Past).AddMonths(-told.Began) is var start && start >= openedOn)
                await LendAsync(books, told, start, ct);
        if (today.AddDays(-Past).AddMonths(-Late.Began) is var late && late >= openedOn)
            await RescheduleAsync(books, late, ct);
        if (today.AddDays(-Past).AddMonths(-Lost.Began) is var lost && lost >= openedOn)
            await WriteOffAsync(books, lost, ct);
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

    /// <summary>The co-op's own terms, of two kinds of loans.</summary>
    private async Task WriteKindsAsync(BooksCard books, DateOnly day, CancellationToken ct)
    {
        Stand(day);
        foreach (
            var (name, method, months, most) in new[]
            {
                ("Modal usaha", LoanMethod.Flat, 24, 10_000_000L),
                ("Musiman", LoanMethod.Declining, 12, 5_000_000L),
            }
        )
            await stage.ActAsync<SaveLoanProduct, LoanProductId>(
                Treasurer,
                save =>
                    save.RunAsync(
                        books,
                        new SaveLoanProduct.Input
                        {
                            Id = Guid.CreateVersion7(),
                            Name = name,
                            Rate = Rate,
                            Method = method,
                            MonthsMax = months,
                            AmountMax = new Rupiah(most),
                            Fee = 1,
                            Penalty = 1,
                            RoundTo = new Rupiah(RoundTo),
                            PaymentOrder = PaymentOrder.PenaltyInterestPrincipal,
                            Active = true,
                        },
                        ct
                    ),
                ct
            );
    }

    /// <summary>Three months behind it gets another year, and two instalments of that are paid.</summary>
    private async Task RescheduleAsync(BooksCard books, DateOnly start, CancellationToken ct)
    {
        var loan = await LendAsync(books, Late, start, ct);
        Stand(start.AddMonths(6).AddDays(5));
        var request = await stage.ActAsync<AskLoanChange, LoanRequestId>(
            Treasurer,
            ask =>
                ask.RescheduleAsync(
                    books,
                    loan,
                    new AskLoanChange.RescheduleInput
                    {
                        Reason = "Warung sepi tiga bulan karena jalan desa diperbaiki",
                        Months = 12,
                        Rate = Rate,
                        Method = LoanMethod.Flat,
                        RoundTo = new Rupiah(RoundTo),
                    },
                    ct
                ),
            ct
        );
        await AgreeAsync(books, request, ct);
        // What is left over twelve months, with the service of the three months that were missed in the first row.
        var rows = LoanSchedule.Of(TermsOf(Late with { Amount = 1_800_000 }, start)).Value!.Rows;
        await PayAsync(books, loan, start.AddMonths(7), rows[0].Payment + 3 * 36_000, ct);
        await PayAsync(books, loan, start.AddMonths(8), rows[1].Payment, ct);
    }

    /// <summary>Seven months behind it is written off; something comes in for it later.</summary>
    private async Task WriteOffAsync(BooksCard books, DateOnly start, CancellationToken ct)
    {
        var loan = await LendAsync(books, Lost, start, ct);
        Stand(start.AddMonths(9));
        await stage.ActAsync<SetAsideLoans, Posted>(Treasurer, set => set.RunAsync(books, ct), ct);
        var request = await stage.ActAsync<AskLoanChange, LoanRequestId>(
            Treasurer,
            ask =>
                ask.WriteOffAsync(
                    books,
                    loan,
                    new AskLoanChange.WriteOffInput
                    {
                        Reason = "Pindah ke luar pulau; tiga kali didatangi, keluarganya tidak sanggup",
                    },
                    ct
                ),
            ct
        );
        await AgreeAsync(books, request, ct);
        Stand(start.AddMonths(9).AddDays(15));
        await stage.ActAsync<RecoverLoan, Posted>(
            Treasurer,
            recover =>
                recover.RunAsync(
                    books,
                    loan,
                    new RecoverLoan.Input { Amount = new Rupiah(150_000), Key = Guid.CreateVersion7() },
                    ct
                ),
            ct
        );
    }

    private async Task AgreeAsync(BooksCard books, LoanRequestId request, CancellationToken ct)
    {
        foreach (var person in new[] { Board, Chair })
            await stage.ActAsync<DecideLoanChange, LoanRequestState>(
                person,
                decide => decide.AgreeAsync(books, request, ct),
                ct
            );
    }

    private async Task<LoanId> LendAsync(BooksCard books, Told told, DateOnly start, CancellationToken ct)
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
            if (rows[paid - 1].Payment > 0)
                await PayAsync(books, loan, start.AddMonths(paid), rows[paid - 1].Payment, ct);
        if (told.Paid < 0)
            await PayAsync(
                books,
                loan,
                start.AddMonths(2),
                told.Amount + rows.Take(2).Sum(r => r.Interest),
                ct
            );
        return loan;
    }

    private static LoanTerms TermsOf(Told told, DateOnly start) =>
        new(
            told.Amount,
            Rate / 100m,
            told.Months,
            told.Method,
            start,
            RoundTo,
            Harvest: LoanHarvest.Read(told.Harvest, true)
        );

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
                        PrincipalMonths = told.Harvest,
                        ServiceAtHarvest = told.Harvest is not null,
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
