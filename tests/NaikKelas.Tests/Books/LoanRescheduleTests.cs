using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.LoanChangeSteps;
using static NaikKelas.Tests.Books.LoanSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Another schedule for a loan (jadwal ulang): agreed by two, the old one kept, no class won by it alone.</summary>
public sealed class LoanRescheduleTests
{
    public static TheoryData<string> Providers => World.Providers;

    /// <summary>1,200,000 at 112,000 a month; one is paid, three are not.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_left_gets_a_new_schedule_and_the_old_one_stays(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        books.Later(1);
        Granted(await books.PayLoanAsync(loan, 112_000));
        books.Later(4, 5);

        var request = Granted(await books.RescheduleAsync(loan));
        Assert.Equal(1, (await books.LoanAsync(loan)).Loan.Schedule);
        await books.AgreedAsync(request);

        // Counted from 20 March, the last due day; three months' service is due with the first row.
        var paper = await books.LoanAsync(loan);
        Assert.Equal((2, 6), (paper.Loan.Schedule, paper.Schedule.Count));
        Assert.Equal(new DateOnly(2027, 4, 20), paper.Schedule[0].Due);
        Assert.Equal(
            (183_333, 36_000 + 11_000, 1_100_000L),
            (paper.Schedule[0].Principal, paper.Schedule[0].Interest, paper.Schedule.Sum(r => r.Principal))
        );
        Assert.Equal((0, null, 0), (paper.Stand.Due.Sum, paper.Stand.LateSince, paper.Stand.PaidRows));
        Assert.Equal(1_100_000, await books.BalanceAsync(OnLoan));
        var old = await books.World.AskAsync<LoanBook, IReadOnlyList<int>>(async book =>
            [.. (await book.OldAsync(paper.Loan, World.Ct)).SelectMany(o => o).Select(r => r.No)]
        );
        Assert.Equal(Enumerable.Range(1, 12), old);

        // All of it, to the rupiah, in what the new rows say.
        books.Later(11);
        Granted(await books.PayLoanAsync(loan, paper.Schedule.Sum(r => r.Payment)));
        paper = await books.LoanAsync(loan);
        Assert.True(paper.Stand.Ended);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Service_not_paid_may_become_principal_and_that_journal_stays(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        books.Later(3);

        var request = Granted(await books.RescheduleAsync(loan, Six with { Capitalise = true }));
        await books.AgreedAsync(request);

        var paper = await books.LoanAsync(loan);
        Assert.Equal((1_236_000L, -36_000), (paper.Stand.Left, await books.BalanceAsync(Service)));
        Assert.Equal(1_236_000, await books.BalanceAsync(OnLoan));
        Assert.Equal(12_360, paper.Schedule[0].Interest);
        var seq = await books.World.AskAsync<Db, long?>(db =>
            db.LoanRequests.Where(r => r.CooperativeId == books.Id).Select(r => r.Seq).SingleAsync(World.Ct)
        );
        Assert.Equal("loan-rescheduled", (await books.ReverseAsync(seq!.Value)).Refusal?.Code);
        Assert.Equal("loan-rescheduled", (await books.ReverseAsync(paper.Loan.Seq!.Value)).Refusal?.Code);
        await books.HoldsAsync();
    }

    /// <summary>Three months late it was kurang lancar, and stays so until three rows are paid.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_class_does_not_become_better_by_the_new_schedule_alone(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        books.Later(4);
        Assert.Equal(LoanClass.KurangLancar, (await books.LoanRowAsync()).Class.Class);

        await books.AgreedAsync(Granted(await books.RescheduleAsync(loan)));

        Assert.Equal(LoanClass.KurangLancar, (await books.LoanRowAsync()).Class.Class);
        Assert.Equal(LoanClass.KurangLancar, (await books.LoanAsync(loan)).Class.Class);
        for (var month = 5; month <= 7; month++)
        {
            books.Later(month);
            var due = (await books.LoanAsync(loan)).Stand.Due.Sum;
            Granted(await books.PayLoanAsync(loan, due));
            Assert.Equal(
                month < 7 ? LoanClass.KurangLancar : LoanClass.Lancar,
                (await books.LoanRowAsync()).Class.Class
            );
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_asked_does_not_agree_nobody_twice_and_only_one_waits(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var request = Granted(
            await books.AsAsync<AskLoanChange, LoanRequestId>(
                books.Board,
                (ask, card) => ask.RescheduleAsync(card, loan, Six, World.Ct)
            )
        );

        Assert.Equal("loan-request-own", (await books.AgreeAsync(books.Board, request)).Refusal?.Code);
        Assert.Equal("loan-board", (await books.AgreeAsync(books.Treasurer, request)).Refusal?.Code);
        Granted(await books.AgreeAsync(books.SecondOfBoard, request));
        Assert.Equal(
            "loan-request-agreed",
            (await books.AgreeAsync(books.SecondOfBoard, request)).Refusal?.Code
        );
        Assert.Equal("loan-request-open", (await books.RescheduleAsync(loan)).Refusal?.Code);
        Assert.Equal("loan-request-open", (await books.WriteOffAsync(loan)).Refusal?.Code);
        Assert.Equal(1, (await books.LoanAsync(loan)).Loan.Schedule);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Refused_with_a_reason_nothing_changes_and_it_may_be_asked_again(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var request = Granted(await books.RescheduleAsync(loan));

        Task<Result<LoanRequestState>> RefuseAsync(string? why) =>
            books.AsAsync<DecideLoanChange, LoanRequestState>(
                books.Board,
                (decide, card) => decide.RefuseAsync(card, request, why, World.Ct)
            );
        Assert.Equal("reason", (await RefuseAsync(" ")).Refusal?.Code);
        Assert.Equal(LoanRequestState.Refused, Granted(await RefuseAsync("Belum perlu")));

        Assert.Equal("loan-request-decided", (await books.AgreeAsync(books.Board, request)).Refusal?.Code);
        Assert.Equal(1, (await books.LoanAsync(loan)).Loan.Schedule);
        Granted(await books.RescheduleAsync(loan));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_last_yes_at_once_make_one_schedule_and_a_form_sent_twice_one_request(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        await books.Treasurer.UserAsync();
        var form = Six with { Id = Guid.CreateVersion7() };

        var asked = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => books.RescheduleAsync(loan, form), World.Ct))
        );
        var request = Assert.Single(asked.Select(a => Granted(a)).Distinct());
        await books.Board.UserAsync();
        await books.SecondOfBoard.UserAsync();
        var third = books.World.As(NaikKelas.Kernel.Access.Role.CoopBoard, books.Id.Value, "tiga");
        await third.UserAsync();
        var agreed = await Task.WhenAll(
            new[] { books.Board, books.SecondOfBoard, third }.Select(who =>
                Task.Run(() => books.AgreeAsync(who, request), World.Ct)
            )
        );

        Assert.Equal("loan-request-decided", Assert.Single(agreed, a => a.Refused).Refusal?.Code);
        Assert.Equal(2, (await books.LoanAsync(loan)).Loan.Schedule);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_wrong_is_told_all_at_once_and_what_does_not_run_is_not_rescheduled(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var waiting = Granted(await books.ApplyAsync());
        Assert.Equal("loan-not-running", (await books.RescheduleAsync(waiting)).Refusal?.Code);
        Assert.Equal("loan-not-running", (await books.WriteOffAsync(waiting)).Refusal?.Code);
        var loan = await books.LentAsync();

        async Task<string[]> CodesAsync(AskLoanChange.RescheduleInput input) =>
            [.. (await books.RescheduleAsync(loan, input)).Refusals.Select(r => r.Code)];
        Assert.Equal(["reason", "rate", "months", "method"], await CodesAsync(new()));
        Assert.Equal(["grace"], await CodesAsync(Six with { GraceMonths = 6 }));
        Assert.Equal(["harvest"], await CodesAsync(Six with { PrincipalMonths = "4, 8" }));

        Granted(await books.PayLoanAsync(loan, 1_200_000));
        Assert.Equal("loan-not-running", (await books.RescheduleAsync(loan)).Refusal?.Code);
    }

    /// <summary>Whoever reaches past the use case meets the database.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_keeps_schedules_and_requests_as_they_were_agreed(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        await books.AgreedAsync(Granted(await books.RescheduleAsync(loan)));
        var waiting = Granted(await books.RescheduleAsync(loan));
        var (id, of) = (books.Id.Value, loan.Value);
        var author = (await books.Treasurer.UserAsync()).Id.Value;
        foreach (
            var sql in new FormattableString[]
            {
                $"UPDATE loan_instalments SET principal = principal + 1 WHERE cooperative_id = {id}",
                $"INSERT INTO loan_instalments (cooperative_id, loan_id, schedule, no, due, principal, interest) VALUES ({id}, {of}, 2, 99, {Day}, 1, 1)",
                $"INSERT INTO loan_instalments (cooperative_id, loan_id, schedule, no, due, principal, interest) VALUES ({id}, {of}, 1, 99, {Day}, 1, 1)",
                $"DELETE FROM loan_instalments WHERE cooperative_id = {id}",
                $"UPDATE loans SET schedule = 1 WHERE cooperative_id = {id}",
                $"UPDATE loans SET schedule = 3 WHERE cooperative_id = {id}",
                $"UPDATE loan_requests SET state = 'Asked' WHERE cooperative_id = {id} AND state = 'Agreed'",
                $"UPDATE loan_requests SET months = 60 WHERE cooperative_id = {id} AND state = 'Asked'",
                $"UPDATE loan_requests SET state = 'Agreed', decided_on = asked_on, principal = 1, service = 0, schedule = 3 WHERE cooperative_id = {id} AND state = 'Asked'",
                $"DELETE FROM loan_requests WHERE cooperative_id = {id}",
                $"INSERT INTO loan_requests (cooperative_id, id, loan_id, kind, state, reason, asked_on, service_at_harvest, capitalise, version) VALUES ({id}, {Guid.CreateVersion7()}, {of}, 'WriteOff', 'Asked', 'x', {Day}, {false}, {false}, 0)",
                $"INSERT INTO loan_request_approvals (cooperative_id, request_id, approved_by, approved_at) VALUES ({id}, {waiting.Value}, {author}, {books.World.Clock.Now.UtcDateTime})",
                $"DELETE FROM loan_request_approvals WHERE cooperative_id = {id}",
            }
        )
            await Assert.ThrowsAnyAsync<DbException>(() =>
                books.World.DoAsync<Db>(async db =>
                {
                    await db.ForCooperativeAsync(books.Id, World.Ct);
                    await db.Database.ExecuteSqlAsync(sql, World.Ct);
                })
            );
    }
}
