using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.LoanSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>A loan from the application to the last instalment, and what must not happen on the way.</summary>
public sealed class LoanTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_loan_is_approved_by_two_paid_out_less_its_fee_and_paid_back(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();

        var loan = await books.LentAsync();

        Assert.Equal(1_200_000, await books.BalanceAsync(OnLoan));
        Assert.Equal(5_000_000 - 1_188_000, await books.BalanceAsync(Cash));
        Assert.Equal(-5_012_000, await books.BalanceAsync(Fees));
        var paper = await books.LoanAsync(loan);
        Assert.Equal((12, new DateOnly(2026, 12, 20)), (paper.Schedule.Count, paper.Stand.Next!.Due));

        // Before the first day the whole of it is principal in advance; what ends it is what is left.
        Granted(await books.PayLoanAsync(loan, 200_000));
        Granted(await books.PayLoanAsync(loan, 1_005_000, penalty: 5_000));

        paper = await books.LoanAsync(loan);
        Assert.True(paper.Stand.Ended);
        Assert.Equal((2, 2), (paper.Payments.Count, paper.Approvals.Count));
        Assert.Equal((0, -5_000), (await books.BalanceAsync(OnLoan), await books.BalanceAsync("4-1120")));
        Assert.Equal("loan-ended", (await books.PayLoanAsync(loan, 1)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_wrote_it_does_not_approve_and_nobody_twice(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = Granted(
            await books.AsAsync<ApplyLoan, LoanId>(
                books.Board,
                (apply, card) => apply.RunAsync(card, Usual, World.Ct)
            )
        );

        Assert.Equal("loan-own", (await books.ApproveLoanAsync(books.Board, loan)).Refusal?.Code);
        Assert.Equal("loan-board", (await books.ApproveLoanAsync(books.Treasurer, loan)).Refusal?.Code);
        var refused = await books.AsAsync<DecideLoan, LoanState>(
            books.Treasurer,
            (decide, card) => decide.RefuseAsync(card, loan, "x", World.Ct)
        );
        Assert.Equal("loan-board", refused.Refusal?.Code);
        Assert.Equal(LoanState.Applied, Granted(await books.ApproveLoanAsync(books.SecondOfBoard, loan)));
        Assert.Equal(
            "loan-approved",
            (await books.ApproveLoanAsync(books.SecondOfBoard, loan)).Refusal?.Code
        );
        Assert.Equal("loan-not-approved", (await books.DisburseAsync(loan)).Refusal?.Code);
        Assert.Equal(0, await books.BalanceAsync(OnLoan));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Paid_out_twice_at_once_it_is_paid_out_once(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = Granted(await books.ApplyAsync());
        Granted(await books.ApproveLoanAsync(books.Board, loan));
        Granted(await books.ApproveLoanAsync(books.SecondOfBoard, loan));
        await books.Treasurer.UserAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => books.DisburseAsync(loan)));

        Assert.Single(both, b => !b.Refused);
        Assert.Equal("loan-not-approved", Assert.Single(both, b => b.Refused).Refusal?.Code);
        Assert.Equal(1_200_000, await books.BalanceAsync(OnLoan));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_payments_at_once_of_what_is_left_pay_it_once(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => books.PayLoanAsync(loan, 1_200_000))
        );

        Assert.Single(both, b => !b.Refused);
        Assert.Equal("loan-ended", Assert.Single(both, b => b.Refused).Refusal?.Code);
        Assert.Equal(0, await books.BalanceAsync(OnLoan));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_payment_sent_twice_is_paid_once_and_more_than_is_owed_is_refused(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var key = Guid.CreateVersion7();

        var first = Granted(await books.PayLoanAsync(loan, 100_000, key: key));
        var again = Granted(await books.PayLoanAsync(loan, 100_000, key: key));
        var other = await books.PayLoanAsync(loan, 50_000, key: key);
        var none = await books.PayLoanAsync(loan, 50_000, key: Guid.Empty);
        var much = await books.PayLoanAsync(loan, 1_100_001);

        Assert.Equal((first.Seq, true), (again.Seq, again.Again));
        Assert.Equal(("key-reused", "key"), (other.Refusal?.Code, none.Refusal?.Code));
        Assert.Equal("loan-too-much", much.Refusal?.Code);
        Assert.Contains(
            "1.100.000",
            much.Refusal!.Message.ToString(Rupiah.Culture),
            StringComparison.Ordinal
        );
        Assert.Equal(1_100_000, await books.BalanceAsync(OnLoan));
    }

    /// <summary>Whoever reaches past the use case meets the database.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_lets_nobody_repay_beyond_nothing_or_change_what_was_agreed(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var row = (await books.LoanAsync(loan)).Loan.SubledgerId!.Value;

        await books.RefusedAsync(
            "insufficient",
            new NewJournal(
                "beyond",
                Day,
                "Angsuran",
                [
                    new NewLine(Cash, new Rupiah(1_200_001)),
                    new NewLine(OnLoan, new Rupiah(-1_200_001), SubledgerId: row),
                ]
            )
        );
        var id = books.Id.Value;
        foreach (
            var sql in new FormattableString[]
            {
                $"UPDATE loans SET amount = amount + 1 WHERE cooperative_id = {id}",
                $"UPDATE loans SET state = 'Applied', subledger_id = NULL, disbursed_on = NULL WHERE cooperative_id = {id}",
                $"DELETE FROM loan_instalments WHERE cooperative_id = {id}",
            }
        )
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                books.World.DoAsync<Db>(async db =>
                {
                    await db.ForCooperativeAsync(books.Id, World.Ct);
                    await db.Database.ExecuteSqlAsync(sql, World.Ct);
                })
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_payment_taken_back_in_the_journal_counts_no_more(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var paid = Granted(await books.PayLoanAsync(loan, 1_200_000));

        Granted(await books.ReverseAsync(paid.Seq));

        var paper = await books.LoanAsync(loan);
        Assert.Equal((1_200_000L, 0), (paper.Stand.Left, paper.Payments.Count));
        Granted(await books.PayLoanAsync(loan, 1_200_000));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_disbursement_taken_back_is_not_called_repaid(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();

        Granted(await books.ReverseAsync((await books.LoanAsync(loan)).Loan.Seq!.Value));

        IReadOnlyList<LoanRow> rows = [];
        Granted(
            await books.AsAsync<LoanBook, NaikKelas.Kernel.Unit>(
                books.Treasurer,
                async (book, card) =>
                {
                    rows = await book.AllAsync(card, World.Ct);
                    return default(NaikKelas.Kernel.Unit);
                }
            )
        );
        Assert.Equal((true, false), (Assert.Single(rows).TakenBack, rows[0].Running));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_application_sent_twice_at_once_is_one(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        await books.Treasurer.UserAsync();
        var form = Usual with { Id = Guid.CreateVersion7() };

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => books.ApplyAsync(form), World.Ct))
        );

        Assert.Equal([new LoanId(form.Id)], both.Select(b => Granted(b)).Distinct());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_member_with_a_loan_does_not_leave(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.ReadyToLendAsync();
        var loan = await books.LentAsync();

        Task<Result<MemberId>> LeaveAsync() =>
            books.AsAsync<ChangeMember, MemberId>(
                books.Treasurer,
                (change, card) => change.LeaveAsync(card, member, Day, World.Ct)
            );
        Assert.Equal("member-has-loan", (await LeaveAsync()).Refusal?.Code);
        Granted(await books.PayLoanAsync(loan, 1_200_000));
        Granted(await LeaveAsync());
    }

    /// <summary>Own capital is the member's 1,000,000 of simpanan pokok: a tenth of it is the limit.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Related_parties_together_stay_below_a_tenth_of_own_capital(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var row = await books.SaverAsync("3-1100");
        await books.PostedAsync(Saving(row, 1_000_000, account: "3-1100"));
        var related = Usual with { Related = true, Amount = new Rupiah(60_000), Fee = null };
        var first = Granted(await books.ApplyAsync(related));
        var second = Granted(await books.ApplyAsync(related));

        Granted(await books.ApproveLoanAsync(books.Board, first));
        Granted(await books.ApproveLoanAsync(books.SecondOfBoard, first));

        Assert.Equal("loan-related", (await books.ApproveLoanAsync(books.Board, second)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_wrong_with_an_application_is_told_all_at_once(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();

        async Task<string[]> CodesAsync(ApplyLoan.Input input) =>
            [.. (await books.ApplyAsync(input)).Refusals.Select(r => r.Code)];

        Assert.Equal(["loan-member"], await CodesAsync(Usual with { Member = "0099" }));
        Assert.Equal(
            ["amount", "rate", "months", "method", "purpose", "ability", "loan-member"],
            await CodesAsync(new ApplyLoan.Input())
        );
        Assert.Equal(["grace"], await CodesAsync(Usual with { GraceMonths = 12 }));
        Assert.Equal(["fee"], await CodesAsync(Usual with { Fee = new Rupiah(1_200_001) }));
    }

    /// <summary>Half a per cent of what is left while it is lancar; paid off, it is taken back.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_set_aside_follows_what_is_left_by_the_difference(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();

        Task<Result<Posted>> SetAsideAsync() =>
            books.AsAsync<SetAsideLoans, Posted>(
                books.Treasurer,
                (set, card) => set.RunAsync(card, World.Ct)
            );
        Granted(await SetAsideAsync());
        Assert.Equal(-6_000, await books.BalanceAsync("1-1319"));
        Assert.Equal("provision-same", (await SetAsideAsync()).Refusal?.Code);
        Granted(await books.PayLoanAsync(loan, 1_200_000));
        Granted(await SetAsideAsync());

        Assert.Equal((0, 0), (await books.BalanceAsync("1-1319"), await books.BalanceAsync("5-3108")));
        await books.HoldsAsync();
    }

    private static readonly (string, string)[] Form =
    [
        ("Input.Member", "0001"),
        ("Input.Amount", "1.200.000"),
        ("Input.Rate", "12"),
        ("Input.Months", "12"),
        ("Input.Method", "Flat"),
        ("Input.Purpose", "Modal warung"),
        ("Input.Ability", "600.000"),
    ];

    [Fact]
    public async Task From_the_navigation_a_loan_is_asked_for_approved_paid_out_and_paid()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.ReadyToLendAsync();
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();
        using var second = await books.SecondOfBoard.BrowserAsync();
        var home = $"/pembukuan/{books.Id.Value}/pinjaman";

        var way = await treasurer.GetAsync("/pembukuan/pinjaman", World.Ct);
        Assert.Equal(home, $"{way.Headers.Location}");
        using var preview = await treasurer.SendAsync(
            $"{home}/baru?handler=Preview",
            Form,
            $"{home}/baru?anggota=0001"
        );
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        // What was looked at is kept by the form that shows it, not looked at once more.
        Assert.Equal(
            $"{home}/baru",
            (await World.ReadAsync(preview)).QuerySelector("main form")!.GetAttribute("action")
        );
        Assert.Contains(
            "112.000",
            await preview.Content.ReadAsStringAsync(World.Ct),
            StringComparison.Ordinal
        );
        using var kept = await treasurer.SendAsync($"{home}/baru", Form, $"{home}/baru?anggota=0001");
        var loan = $"{kept.Headers.Location}";
        Assert.NotNull((await board.OpenAsync(loan)).QuerySelector("form[action*='Approve']"));
        foreach (var browser in new[] { board, second })
        {
            using var approved = await browser.SendAsync($"{loan}?handler=Approve", [], loan);
            Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
            Assert.Null((await browser.OpenAsync(loan)).QuerySelector("form[action*='Approve']"));
        }

        using var lent = await treasurer.SendAsync($"{loan}?handler=Disburse", [], loan);
        Assert.Equal(HttpStatusCode.Redirect, lent.StatusCode);
        using var much = await treasurer.SendAsync(
            $"{loan}?handler=Pay",
            [("Payment.Amount", "1.200.001"), ("Payment.Key", $"{Guid.CreateVersion7()}")],
            loan
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, much.StatusCode);
        using var paid = await treasurer.SendAsync(
            $"{loan}?handler=Pay",
            [("Payment.Amount", "112.000"), ("Payment.Key", $"{Guid.CreateVersion7()}")],
            loan
        );

        Assert.Equal(HttpStatusCode.Redirect, paid.StatusCode);
        Assert.Equal(1_200_000 - 112_000, await books.BalanceAsync(OnLoan));
        var list = await treasurer.OpenAsync(home);
        Assert.NotNull(list.QuerySelector($"a[href='{loan}']"));
    }
}
