using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.LoanChangeSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Service of loans as income when it is earned (dasar akrual), for co-ops that choose it.</summary>
public sealed class LoanAccrualTests
{
    private const string Receivable = "1-1303";

    public static TheoryData<string> Providers => World.Providers;

    /// <summary>12,000 a month: on 31 December one is due and not paid, and 11 of 31 days of the next are over.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_earned_is_income_once_whether_it_was_paid_or_not(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync();
        books.Later(1, 11);
        Assert.Equal("accrual-off", (await AccrueAsync(books, 202612)).Refusal?.Code);
        await ChooseAsync(books, true);

        Granted(await AccrueAsync(books, 202612));
        Assert.Equal(
            (16_258, -16_258),
            (await books.BalanceAsync(Receivable), await books.BalanceAsync(Service))
        );
        Assert.Equal("accrual-same", (await AccrueAsync(books, 202612)).Refusal?.Code);
        Assert.Equal("month", (await AccrueAsync(books, 202701)).Refusal?.Code);

        // Both months are paid; the end of January takes back what was recorded of them.
        books.Later(2);
        Granted(await books.PayLoanAsync(loan, 224_000));
        books.Later(2, 11);
        Granted(await AccrueAsync(books, 202701));
        Assert.Equal(
            (4_258, -28_258),
            (await books.BalanceAsync(Receivable), await books.BalanceAsync(Service))
        );

        await ChooseAsync(books, false);
        Assert.Equal((0, -24_000), (await books.BalanceAsync(Receivable), await books.BalanceAsync(Service)));
        await books.HoldsAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_loans_that_are_not_lancar_nothing_is_income_before_it_is_paid(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        await books.LentAsync();
        await ChooseAsync(books, true);
        books.Later(1, 11);
        Granted(await AccrueAsync(books, 202612));

        books.Later(2, 11);

        Granted(await AccrueAsync(books, 202701));
        Assert.Equal((0, 0), (await books.BalanceAsync(Receivable), await books.BalanceAsync(Service)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_at_once_record_it_once_and_one_taken_back_may_be_recorded_again(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        await books.LentAsync();
        await ChooseAsync(books, true);
        books.Later(1, 11);

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => AccrueAsync(books, 202612), World.Ct))
        );

        var posted = Granted(Assert.Single(both, b => !b.Refused));
        Assert.Equal("accrual-same", Assert.Single(both, b => b.Refused).Refusal?.Code);
        Granted(await books.ReverseAsync(posted.Seq));
        Assert.Equal(0, await books.BalanceAsync(Receivable));
        Granted(await AccrueAsync(books, 202612));
        Assert.Equal(16_258, await books.BalanceAsync(Receivable));
        await books.HoldsAsync();
    }

    /// <summary>Day by day it never falls, and on each due day it is what was due.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("4, 8")]
    public void What_is_earned_grows_from_due_day_to_due_day(string? harvest)
    {
        var start = new DateOnly(2026, 1, 31);
        var rows = LoanSchedule
            .Of(
                new LoanTerms(
                    1_000_000,
                    0.18m,
                    8,
                    LoanMethod.Declining,
                    start,
                    Harvest: LoanHarvest.Read(harvest, true)
                )
            )
            .Value!.Rows;
        var last = 0L;
        for (var day = start.AddDays(-3); day < start.AddMonths(10); day = day.AddDays(1))
        {
            var earned = LoanRules.Earned(rows, start, 0, day);
            Assert.True(earned >= last);
            last = earned;
            if (rows.Any(r => r.Due == day && r.Interest > 0))
                Assert.Equal(rows.Where(r => r.Due <= day).Sum(r => r.Interest), earned);
        }

        Assert.Equal(rows.Sum(r => r.Interest), last);
        Assert.Equal(0, LoanRules.Earned(rows, start, last, start.AddMonths(10)));
    }

    [Fact]
    public async Task On_the_page_the_basis_is_chosen_and_the_list_of_the_month_asks_for_it()
    {
        await using var books = await StartAsync(Store.Sqlite);
        await books.ReadyToLendAsync();
        await books.LentAsync();
        books.Later(1, 11);
        using var treasurer = await books.Treasurer.BrowserAsync();
        var (home, page) = ($"/pembukuan/{books.Id.Value}", $"/pembukuan/{books.Id.Value}/pinjaman/jasa");

        using var chosen = await treasurer.SendAsync($"{page}?handler=Basis", [("akrual", "true")], page);
        Assert.Equal(page, $"{chosen.Headers.Location}");
        var month = await treasurer.OpenAsync($"{home}/bulan/202612");
        var link = month.QuerySelector("a[href$='/pinjaman/jasa?bulan=2026-12']")!.GetAttribute("href")!;
        using var posted = await treasurer.SendAsync(link, [], link);

        Assert.Equal(link, $"{posted.Headers.Location}");
        Assert.Equal(16_258, await books.BalanceAsync(Receivable));
    }

    private static Task<Result<Posted>> AccrueAsync(OpenedBooks books, int month) =>
        books.AsAsync<AccrueLoans, Posted>(
            books.Treasurer,
            (accrue, card) => accrue.RunAsync(card, month, World.Ct)
        );

    private static async Task ChooseAsync(OpenedBooks books, bool accrual) =>
        Granted(
            await books.AsAsync<AccrueLoans, NaikKelas.Kernel.Unit>(
                books.Treasurer,
                (accrue, card) => accrue.ChooseAsync(card, accrual, World.Ct)
            )
        );
}
