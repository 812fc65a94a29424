using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Interest of savings: three ways to reckon it, the tax, and the one journal a month.</summary>
public sealed class InterestTests
{
    private const string Tax = "2-1401";
    private const string Expense = "5-1100";
    private static readonly InterestTerms Terms = InterestTerms.Current;

    public static TheoryData<string> Providers => World.Providers;

    /// <summary>April: 6,000,000 until the 10th, 9,000,000 until the 20th, 3,000,000 to the end, at 6 %.</summary>
    [Theory]
    [InlineData(InterestMethod.Lowest, 3_000_000, 15_000)]
    [InlineData(InterestMethod.Average, 6_000_000, 30_000)]
    [InlineData(InterestMethod.Daily, 6_000_000, 29_589)]
    [InlineData(InterestMethod.None, 0, 0)]
    public void A_month_reckoned_by_hand(InterestMethod method, long expectedBase, long expectedGross)
    {
        long[] days =
        [
            .. Enumerable.Repeat(6_000_000L, 10),
            .. Enumerable.Repeat(9_000_000L, 10),
            .. Enumerable.Repeat(3_000_000L, 10),
        ];

        Assert.Equal(
            (expectedBase, expectedGross),
            InterestRules.GrossOf(new SavedMonth(default, default, method, 600, days), Terms)
        );
    }

    /// <summary>Up to 240,000 nothing; one rupiah more and the whole of it is taxed. Two passbooks count together.</summary>
    [Theory]
    [InlineData(240_000, 0, 0)]
    [InlineData(240_001, 0, 24_000)]
    [InlineData(120_000, 120_000, 0)]
    [InlineData(120_005, 120_005, 24_001)]
    public void The_tax_looks_at_a_member_not_at_a_passbook(long first, long second, long tax)
    {
        var member = Ids.New<MemberId>();
        var earned = InterestRules.Of(
            [.. new[] { first, second }.Select(gross => Earning(member, gross))],
            Terms
        );

        Assert.Equal(first + second, earned.Sum(e => e.Gross));
        Assert.Equal(tax, earned.Sum(e => e.Tax));
    }

    /// <summary>Tax is shared out to the rupiah, nobody pays more than was earned, and more savings never earn less.</summary>
    [Fact]
    public void Whatever_was_saved_adds_up() =>
        Prop.ForAll(
                ArbMap
                    .Default.GeneratorFor<(PositiveInt Who, PositiveInt Days, PositiveInt Rate)[]>()
                    .ToArbitrary(),
                AddsUp
            )
            .QuickCheckThrowOnFailure();

    private static bool AddsUp((PositiveInt Who, PositiveInt Days, PositiveInt Rate)[] saved)
    {
        MemberId[] members = [.. Enumerable.Range(0, 3).Select(_ => Ids.New<MemberId>())];
        SavedMonth[] months =
        [
            .. saved.Select(s => new SavedMonth(
                Ids.New<SubledgerId>(),
                members[s.Who.Get % 3],
                (InterestMethod)(1 + s.Days.Get % 3),
                s.Rate.Get % 2_000,
                [.. Enumerable.Range(1, 30).Select(d => d * s.Days.Get * 100_000L)]
            )),
        ];
        var earned = InterestRules.Of(months, Terms);
        return earned.All(e => e.Tax >= 0 && e.Tax <= e.Gross && e.Gross > 0)
            && earned
                .GroupBy(e => e.Member)
                .All(m =>
                {
                    var gross = m.Sum(e => e.Gross);
                    return m.Sum(e => e.Tax)
                        == (gross > Terms.TaxFreeUpTo ? gross * Terms.TaxPercent / 100 : 0);
                })
            && months.All(m =>
                InterestRules.GrossOf(m, Terms).Gross
                <= InterestRules.GrossOf(m with { Days = [.. m.Days.Select(d => d + 1)] }, Terms).Gross
            );
    }

    /// <summary>October 2026 at 12 % of the lowest balance; the clock stands in November.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task A_month_is_credited_once_with_its_tax(string provider)
    {
        await using var books = await StartAsync(provider);
        await RateAsync(books, 12m, InterestMethod.Lowest);
        var (rich, poor) = (await books.SaverAsync(), await books.SaverAsync());
        await books.PostedAsync(Saving(rich, 30_000_000) with { Date = new DateOnly(2026, 9, 30) });
        await books.PostedAsync(Saving(poor, 1_000_000) with { Date = new DateOnly(2026, 9, 30) });
        await books.PostedAsync(Saving(poor, -400_000) with { Date = new DateOnly(2026, 10, 20) });
        await books.PostedAsync(Saving(poor, 9_000_000));

        Assert.Equal("month-not-over", (await BookAsync(books, 202611)).Refusal?.Code);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => BookAsync(books, 202610), World.Ct))
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("interest-booked", a.Refusal?.Code));
        Assert.Equal(30_000_000 + 270_000, await books.SavedAsync(rich));
        Assert.Equal(9_600_000 + 6_000, await books.SavedAsync(poor));
        Assert.Equal(-30_000, await books.BalanceAsync(Tax));
        Assert.Equal(306_000, await books.BalanceAsync(Expense));
        await books.HoldsAsync();

        var posted = answers.Single(a => !a.Refused).Value!;
        Granted(await books.ReverseAsync(posted.Seq));
        Assert.False((await BookAsync(books, 202610)).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_month_that_is_not_over_or_earns_nothing_is_refused(string provider)
    {
        await using var books = await StartAsync(provider);

        Assert.Equal("no-interest", (await BookAsync(books, 202610)).Refusal?.Code);
        await RateAsync(books, 6m, InterestMethod.Daily);
        Assert.Equal("month-not-over", (await BookAsync(books, 202611)).Refusal?.Code);
        await books.PostedAsync(
            Saving(await books.SaverAsync(), 5_000_000) with
            {
                Date = new DateOnly(2026, 9, 1),
            }
        );
        Granted(await books.PeriodAsync(202610, PeriodState.SoftClosed));
        Assert.Equal("closed-period", (await BookAsync(books, 202610)).Refusal?.Code);
        Assert.Equal(1, await books.CountAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_treasurer_sees_it_before_crediting_it(string provider)
    {
        await using var books = await StartAsync(provider);
        var home = $"/pembukuan/{books.Id.Value}/anggota";
        using var treasurer = await books.Treasurer.BrowserAsync();
        using var board = await books.Board.BrowserAsync();
        var empty = await treasurer.OpenAsync($"{home}/jasa");
        await RateAsync(books, 4.5m, InterestMethod.Average);
        await books.PostedAsync(
            Saving(await books.SaverAsync(), 8_000_000) with
            {
                Date = new DateOnly(2026, 9, 1),
            }
        );

        var page = await treasurer.OpenAsync($"{home}/jasa?bulan=202610");
        using var notBoard = await board.SendAsync($"{home}/jasa?bulan=202610", [], $"{home}/ketentuan");
        using var posted = await treasurer.SendAsync($"{home}/jasa?bulan=202610", []);
        using var never = await treasurer.GetAsync($"{home}/jasa?bulan=202613", World.Ct);

        Assert.Contains("ketentuan", empty.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(
            "4,5",
            (await treasurer.OpenAsync($"{home}/ketentuan"))
                .QuerySelectorAll("[name$='.Rate']")
                .Select(f => f.GetAttribute("value"))
                .Single(v => v != "0")
        );
        Assert.Contains("30.000", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, notBoard.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        Assert.Equal(30_000, await books.BalanceAsync(Expense));
    }

    /// <summary>A month of 31 days whose lowest balance at 12 % a year earns just that.</summary>
    private static SavedMonth Earning(MemberId member, long gross) =>
        new(
            Ids.New<SubledgerId>(),
            member,
            InterestMethod.Lowest,
            1_200,
            [.. Enumerable.Repeat(gross * 100, 31)]
        );

    private static Task RateAsync(OpenedBooks books, decimal percent, InterestMethod method) =>
        books.World.DoAsync<Db>(async db =>
        {
            var product = await db.SavingsProducts.SingleAsync(
                p => p.CooperativeId == books.Id && p.AccountCode == Voluntary,
                World.Ct
            );
            (product.Rate, product.Method) = ((int)(percent * 100), method);
            await db.SaveChangesAsync(World.Ct);
        });

    private static Task<Result<Posted>> BookAsync(OpenedBooks books, int month) =>
        books.AsAsync<BookInterest, Posted>(
            books.Treasurer,
            (book, card) => book.RunAsync(card, month, World.Ct)
        );
}
