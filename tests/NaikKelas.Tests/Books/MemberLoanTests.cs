using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Books.MemberView;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.LoanSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>What became of a loan after it was paid out, as the member sees it: the same as the board does.</summary>
public sealed class MemberLoanTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_member_sees_the_schedule_in_force_and_no_arrears_of_the_old_one(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        books.Later(1);
        Granted(await books.PayLoanAsync(loan, 112_000));
        books.Later(4, 5);
        Assert.NotNull((await OwnAsync(books, member)).Stand.LateSince);
        await books.AgreedAsync(Granted(await books.RescheduleAsync(loan)));
        var paper = await books.LoanAsync(loan);

        var own = await OwnAsync(books, member);

        Assert.Equal(
            (paper.Stand.Left, paper.Stand.Due, paper.Stand.LateSince, paper.Stand.Next),
            (own.Stand.Left, own.Stand.Due, own.Stand.LateSince, own.Stand.Next)
        );
        Assert.Equal(0, OwnWords.PaidOf(paper));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_written_off_is_still_owed_and_said_so(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        books.Later(12);
        await books.AgreedAsync(Granted(await books.WriteOffAsync(loan)));
        Granted(await books.RecoverAsync(loan, 50_000));

        var own = await OwnAsync(books, member);

        Assert.False(own.Running);
        Assert.Equal((await books.LoanRowAsync()).Turn.OffBook, own.OffBook);
        Assert.True(own.OffBook > 1_000_000);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_kind_of_loan_gives_its_terms_and_its_limits(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.ReadyToLendAsync();
        await books.World.DoAsync<Db>(async db =>
        {
            db.Add(
                new LoanProduct
                {
                    CooperativeId = books.Id,
                    Id = Ids.New<LoanProductId>(),
                    Name = "Modal usaha",
                    Rate = 1800,
                    Method = LoanMethod.Declining,
                    MonthsMax = 12,
                    AmountMax = new Rupiah(2_000_000),
                    Fee = 100,
                    RoundTo = new Rupiah(500),
                    PaymentOrder = PaymentOrder.PenaltyInterestPrincipal,
                    Penalty = 100,
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        var form = new ApplyOwnLoan.Input
        {
            Id = Guid.CreateVersion7(),
            Amount = new Rupiah(2_000_001),
            Months = 12,
            Purpose = "Bibit",
            Ability = new Rupiah(600_000),
        };

        Assert.Equal("loan-limit", (await ApplyAsync(books, member, form)).Refusal?.Code);
        Assert.Equal("loan-limit", (await EstimateAsync(books, member, form)).Refusal?.Code);
        var loan = Granted(await ApplyAsync(books, member, form with { Amount = new Rupiah(2_000_000) }));

        var kept = (await books.LoanAsync(loan)).Loan;
        Assert.Equal(
            ("Modal usaha", 1800, LoanMethod.Declining, 20_000, 100),
            (kept.Product, kept.Rate, kept.Method, kept.Fee.Value, kept.Penalty)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_loan_asked_for_by_phone_waits_for_the_board(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        await books.LentAsync(Usual with { RoundTo = new Rupiah(500), Rate = 18 });
        await books.WithPinAsync(await books.JoinedAsync());
        using var phone = await books.World.MemberAsync();
        var id = $"{Guid.CreateVersion7()}";

        using var estimate = await AskAsync(id, "?handler=Estimate");
        var shown = (await World.ReadAsync(estimate)).Body!.TextContent;
        Assert.Contains("230.000", shown, StringComparison.Ordinal);
        Assert.Contains("Biaya administrasi Rp\u00a020.000", shown, StringComparison.Ordinal);
        using var sent = await AskAsync(id);
        using var twice = await AskAsync(id);
        using var another = await AskAsync($"{Guid.CreateVersion7()}");

        Assert.Equal($"/anggota/pinjaman/{id}", sent.Headers.Location?.ToString());
        Assert.Equal(sent.Headers.Location, twice.Headers.Location);
        Assert.Equal(HttpStatusCode.Conflict, another.StatusCode);
        var loan = await books.World.AskAsync<Db, Loan>(db =>
            db.Loans.AsNoTracking().SingleAsync(l => l.CooperativeId == books.Id && l.ByMember, World.Ct)
        );
        Assert.Equal(
            (LoanState.Applied, 1800, LoanMethod.Flat, new Rupiah(500), new Rupiah(20_000), (Guid?)null),
            (loan.State, loan.Rate, loan.Method, loan.RoundTo, loan.Fee, loan.AppliedBy)
        );
        using var board = await books.Board.BrowserAsync();
        var list = await board.OpenAsync($"/pembukuan/{books.Id.Value}/pinjaman?tampil=diajukan");
        Assert.Contains("diajukan lewat HP", list.Body!.TextContent, StringComparison.Ordinal);
        Granted(await books.ApproveLoanAsync(books.Board, loan.Id));
        Granted(await books.ApproveLoanAsync(books.SecondOfBoard, loan.Id));
        Assert.Contains(
            "disetujui. Datang ke bendahara",
            (await phone.OpenAsync("/anggota")).Body!.TextContent,
            StringComparison.Ordinal
        );

        Task<HttpResponseMessage> AskAsync(string form, string handler = "") =>
            phone.SendAsync(
                $"/anggota/pinjaman/ajukan{handler}",
                [
                    ("Input.Id", form),
                    ("Input.Amount", "2.000.000"),
                    ("Input.Months", "10"),
                    ("Input.Purpose", "Modal warung"),
                    ("Input.Ability", "600.000"),
                ],
                "/anggota/pinjaman/ajukan"
            );
    }

    private static Task<Result<LoanId>> ApplyAsync(
        OpenedBooks books,
        MemberId member,
        ApplyOwnLoan.Input input
    ) =>
        books.World.AskAsync<Db, Result<LoanId>>(async db =>
        {
            var card = await CardAsync(db, books, member);
            return await books.World.AskAsync<ApplyOwnLoan, Result<LoanId>>(apply =>
                apply.RunAsync(card, input, World.Ct)
            );
        });

    private static Task<Result<LoanSchedule>> EstimateAsync(
        OpenedBooks books,
        MemberId member,
        ApplyOwnLoan.Input input
    ) =>
        books.World.AskAsync<Db, Result<LoanSchedule>>(async db =>
        {
            var card = await CardAsync(db, books, member);
            return await books.World.AskAsync<ApplyOwnLoan, Result<LoanSchedule>>(apply =>
                apply.EstimateAsync(card, input, World.Ct)
            );
        });

    private static Task<OwnLoan> OwnAsync(OpenedBooks books, MemberId member) =>
        books.World.AskAsync<Db, OwnLoan>(async db =>
        {
            var card = await CardAsync(db, books, member);
            return Assert.Single(
                await books.World.AskAsync<OwnBook, IReadOnlyList<OwnLoan>>(async own =>
                {
                    return await own.LoansAsync(card, World.Ct);
                })
            );
        });

    private static async Task<MemberCard> CardAsync(Db db, OpenedBooks books, MemberId member) =>
        new(
            MemberViewSteps.CardOf(books.Id),
            await db
                .Members.AsNoTracking()
                .SingleAsync(m => m.CooperativeId == books.Id && m.Id == member, World.Ct),
            ""
        );
}
