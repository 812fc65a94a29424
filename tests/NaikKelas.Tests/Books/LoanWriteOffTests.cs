using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.LoanChangeSteps;
using static NaikKelas.Tests.Books.LoanSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Write-off (hapus buku) and what comes in after it.</summary>
public sealed class LoanWriteOffTests
{
    public static TheoryData<string> Providers => World.Providers;

    /// <summary>Set aside are 6,000; the rest of 1,200,000 is a cost. Two months' service is owed beside it.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task It_leaves_the_card_and_stays_on_the_list_of_what_is_owed(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        Granted(
            await books.AsAsync<SetAsideLoans, Posted>(
                books.Treasurer,
                (set, card) => set.RunAsync(card, World.Ct)
            )
        );
        books.Later(2);

        await books.AgreedAsync(Granted(await books.WriteOffAsync(loan, Lost with { Meeting = "RAT 2025" })));

        Assert.Equal((0, 0), (await books.BalanceAsync(OnLoan), await books.BalanceAsync(Provision)));
        Assert.Equal(1_200_000, await books.BalanceAsync(ProvisionCost));
        var row = await books.LoanRowAsync();
        Assert.Equal((false, 0, 1_224_000L), (row.Running, row.Due, row.Turn.OffBook));
        Assert.Equal("loan-written-off", (await books.PayLoanAsync(loan, 1)).Refusal?.Code);
        Assert.Equal("loan-written-off", (await books.WriteOffAsync(loan)).Refusal?.Code);
        Assert.Equal("loan-written-off", (await books.RescheduleAsync(loan)).Refusal?.Code);

        var key = Guid.CreateVersion7();
        var came = Granted(await books.RecoverAsync(loan, 200_000, key));
        Assert.True(Granted(await books.RecoverAsync(loan, 200_000, key)).Again);
        Assert.Equal("key-reused", (await books.RecoverAsync(loan, 1, key)).Refusal?.Code);
        Assert.Equal("loan-too-much", (await books.RecoverAsync(loan, 1_024_001)).Refusal?.Code);
        Assert.Equal(-200_000, await books.BalanceAsync(Other));
        Assert.Equal(1_024_000, (await books.LoanRowAsync()).Turn.OffBook);

        // Taken back in their order: the write-off after what came in.
        var seq = (await books.LoanAsync(loan)).Turn.WriteOff!.Seq!.Value;
        Assert.Equal("loan-recovered", (await books.ReverseAsync(seq)).Refusal?.Code);
        Granted(await books.ReverseAsync(came.Seq));
        Granted(await books.ReverseAsync(seq));
        Assert.Equal(1_200_000, await books.BalanceAsync(OnLoan));
        Assert.Equal("loan-not-written-off", (await books.RecoverAsync(loan, 1)).Refusal?.Code);
        Granted(await books.PayLoanAsync(loan, 224_000));
        await books.AgreedAsync(Granted(await books.WriteOffAsync(loan)));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_payment_before_it_is_not_taken_back_after_it(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var paid = Granted(await books.PayLoanAsync(loan, 100_000));
        await books.AgreedAsync(Granted(await books.WriteOffAsync(loan)));

        Assert.Equal("loan-written-off", (await books.ReverseAsync(paid.Seq)).Refusal?.Code);
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task At_once_with_the_last_payment_one_of_the_two_happens(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var request = Granted(await books.WriteOffAsync(loan));
        Granted(await books.AgreeAsync(books.Board, request));
        await books.SecondOfBoard.UserAsync();
        await books.Treasurer.UserAsync();

        var off = Task.Run(() => books.AgreeAsync(books.SecondOfBoard, request), World.Ct);
        var paid = await Task.Run(() => books.PayLoanAsync(loan, 1_200_000), World.Ct);

        Assert.NotEqual((await off).Refused, paid.Refused);
        Assert.Equal(0, await books.BalanceAsync(OnLoan));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_recoveries_at_once_of_all_that_is_owed_are_one(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        await books.AgreedAsync(Granted(await books.WriteOffAsync(loan)));
        await books.Treasurer.UserAsync();

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => books.RecoverAsync(loan, 1_200_000), World.Ct))
        );

        Assert.Equal("loan-too-much", Assert.Single(both, b => b.Refused).Refusal?.Code);
        Assert.Equal(-1_200_000, await books.BalanceAsync(Other));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_owes_does_not_leave_and_who_left_is_lent_nothing(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.ReadyToLendAsync();
        Task<Result<MemberId>> LeaveAsync() =>
            books.AsAsync<ChangeMember, MemberId>(
                books.Treasurer,
                (change, card) => change.LeaveAsync(card, member, Day, World.Ct)
            );
        var loan = Granted(await books.ApplyAsync());
        Granted(await books.ApproveLoanAsync(books.Board, loan));
        Granted(await books.ApproveLoanAsync(books.SecondOfBoard, loan));
        Assert.Equal("member-has-loan", (await LeaveAsync()).Refusal?.Code);
        Granted(await books.DisburseAsync(loan));
        await books.AgreedAsync(Granted(await books.WriteOffAsync(loan)));
        var owing = await LeaveAsync();
        Assert.Equal("member-has-loan", owing.Refusal?.Code);
        Assert.Contains(
            "1.200.000",
            owing.Refusal!.Message.ToString(Rupiah.Culture),
            StringComparison.Ordinal
        );
        Granted(await books.RecoverAsync(loan, 1_200_000));
        var other = Granted(await books.ApplyAsync());
        Granted(await LeaveAsync());

        Granted(await books.ApproveLoanAsync(books.Board, other));
        Granted(await books.ApproveLoanAsync(books.SecondOfBoard, other));
        Assert.Equal("loan-member", (await books.DisburseAsync(other)).Refusal?.Code);
    }

    /// <summary>Leaving and lending at once: never both.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task At_once_with_leaving_a_loan_is_not_paid_out(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.ReadyToLendAsync();
        var loan = Granted(await books.ApplyAsync());
        Granted(await books.ApproveLoanAsync(books.Board, loan));
        await books.SecondOfBoard.UserAsync();
        await books.Treasurer.UserAsync();

        var lent = Task.Run(
            async () =>
            {
                await books.ApproveLoanAsync(books.SecondOfBoard, loan);
                return await books.DisburseAsync(loan);
            },
            World.Ct
        );
        var left = await Task.Run(
            () =>
                books.AsAsync<ChangeMember, MemberId>(
                    books.Treasurer,
                    (change, card) => change.LeaveAsync(card, member, Day, World.Ct)
                ),
            World.Ct
        );

        Assert.NotEqual((await lent).Refused, left.Refused);
        await books.HoldsAsync();
    }

    /// <summary>Whoever reaches past the use case meets the database.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_takes_no_instalment_no_leaving_and_nothing_beyond_what_is_owed(
        string provider
    )
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        var running = await books.LentAsync(Usual with { Amount = new Rupiah(500_000), Fee = null });
        var request = Granted(await books.WriteOffAsync(loan));
        await books.AgreedAsync(request);
        var journal = await books.PostedAsync(Journal(2_000_000, Cash, Fees));
        var (id, off, seq) = (books.Id.Value, loan.Value, journal.Seq);
        Assert.NotEqual(off, running.Value);
        foreach (
            var sql in new FormattableString[]
            {
                $"INSERT INTO loan_payments (cooperative_id, seq, loan_id, paid_on, principal, interest, penalty) VALUES ({id}, {seq}, {off}, {Day}, 0, 1, 0)",
                $"INSERT INTO loan_recoveries (cooperative_id, seq, request_id, paid_on, amount) VALUES ({id}, {seq}, {request.Value}, {Day}, 1200001)",
                $"UPDATE members SET left_on = joined_on WHERE cooperative_id = {id} AND number = '0001'",
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
