using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using static NaikKelas.Tests.Books.OpenedBooks;

namespace NaikKelas.Tests.Books;

/// <summary>Rules of terms of savings, without a database.</summary>
public sealed class TermRuleTests
{
    private static readonly TermFacts Facts = new(
        SavingsKind.Berjangka,
        SubledgerState.Open,
        new Rupiah(1_000_000),
        null,
        new DateOnly(2025, 1, 1),
        Day
    );

    [Theory]
    [InlineData(0, 3, "2026-11-01", 7.5, "term-amount")]
    [InlineData(1_000_001, 3, "2026-11-01", 7.5, "term-above-balance")]
    [InlineData(1_000_000, 0, "2026-11-01", 7.5, "term-months")]
    [InlineData(1_000_000, 61, "2026-11-01", 7.5, "term-months")]
    [InlineData(1_000_000, 3, "2026-11-21", 7.5, "term-start")]
    [InlineData(1_000_000, 3, "2024-12-31", 7.5, "term-start")]
    [InlineData(1_000_000, 3, "2026-11-01", 100.01, "term-rate")]
    [InlineData(1_000_000, 3, "2026-11-01", 7.125, "term-rate")]
    [InlineData(1_000_000, 60, "2025-01-01", 0, null)]
    public void What_is_asked_is_looked_at(long amount, int months, string start, double rate, string? code)
    {
        var asked = TermSteps.Three with
        {
            Amount = new Rupiah(amount),
            Months = months,
            StartsOn = DateOnly.Parse(start, Rupiah.Culture),
            Rate = (decimal)rate,
        };

        Assert.Equal(code, CodesOf(asked, Facts).SingleOrDefault());
    }

    [Fact]
    public void An_empty_form_is_told_all_at_once() =>
        Assert.Equal(
            ["term-amount", "term-start", "term-months", "term-rate", "term-maturity"],
            CodesOf(new PlaceTerm.Input(), Facts)
        );

    [Fact]
    public void A_passbook_that_takes_no_term_says_why()
    {
        Assert.Equal(["term-kind"], CodesOf(TermSteps.Three, Facts with { Kind = SavingsKind.Sukarela }));
        Assert.Equal(["term-kind"], CodesOf(TermSteps.Three, Facts with { Kind = null }));
        Assert.Equal(
            ["term-blocked"],
            CodesOf(TermSteps.Three, Facts with { State = SubledgerState.Blocked })
        );
        Assert.Equal(["term-closed"], CodesOf(TermSteps.Three, Facts with { State = SubledgerState.Closed }));
        Assert.Equal(["term-running"], CodesOf(TermSteps.Three, Facts with { Running = Day }));
    }

    /// <summary>10,000,000 at 7.3 % earns 2,000 a day; nothing before it began, nothing from maturity on.</summary>
    [Theory]
    [InlineData("2026-10-31", 0)]
    [InlineData("2026-11-01", 0)]
    [InlineData("2026-11-20", 38_000)]
    [InlineData("2027-02-01", 184_000)]
    [InlineData("2028-01-01", 184_000)]
    public void Interest_until_a_day(string until, long earned) =>
        Assert.Equal(
            new Rupiah(earned),
            TermRules.EarnedOf(
                TermOf(10_000_000, 730, AtMaturity.PayOut),
                DateOnly.Parse(until, Rupiah.Culture),
                365
            )
        );

    [Fact]
    public void What_goes_on_by_itself_leaves_no_day_out()
    {
        var today = new DateOnly(2027, 2, 14);

        var rolled = TermRules.Next(TermOf(1, 0, AtMaturity.RollOver), 2, today);
        var asked = TermRules.Next(TermOf(1, 0, AtMaturity.Wait), 2, today);

        Assert.Equal(
            (new DateOnly(2027, 2, 1), new DateOnly(2027, 5, 1)),
            (rolled.StartsOn, rolled.MaturesOn)
        );
        Assert.Equal((today, new DateOnly(2027, 5, 14)), (asked.StartsOn, asked.MaturesOn));
    }

    [Theory]
    [InlineData("2026-11-19", TermDue.Overdue)]
    [InlineData("2026-11-20", TermDue.Soon)]
    [InlineData("2026-12-20", TermDue.Soon)]
    [InlineData("2026-12-21", TermDue.Later)]
    internal void How_near_the_day_is(string maturity, TermDue due) =>
        Assert.Equal(
            due,
            TermRules.DueOf(DateOnly.Parse(maturity, Rupiah.Culture), Day, TermPractice.Current)
        );

    /// <summary>
    /// 30 days; 5,000,000 throughout, of which a term holds 3,650,000 at 10 % – 1,000 a day – from the 11th to the 20th.
    /// Beside it the lowest balance, 1,350,000, earns 12 %.
    /// </summary>
    [Fact]
    public void A_term_earns_its_own_rate_and_what_lies_beside_it_the_product_s()
    {
        var month = new SavedMonth(
            default,
            default,
            InterestMethod.Lowest,
            1_200,
            [.. Enumerable.Repeat(5_000_000L, 30)],
            [new TermDays(10, 20, 3_650_000, 1_000)]
        );

        Assert.Equal(13_500 + 10_000, InterestRules.GrossOf(month, InterestTerms.Current).Gross);
        // A product without interest of its own: the term earns all the same.
        Assert.Equal(
            10_000,
            InterestRules
                .GrossOf(month with { Method = InterestMethod.None, Rate = 0 }, InterestTerms.Current)
                .Gross
        );
        // The money came on the 16th: five days.
        Assert.Equal(
            5_000,
            InterestRules
                .GrossOf(
                    month with
                    {
                        Method = InterestMethod.None,
                        Days = [.. Enumerable.Range(0, 30).Select(d => d < 15 ? 0L : 5_000_000L)],
                    },
                    InterestTerms.Current
                )
                .Gross
        );
    }

    private static IEnumerable<string> CodesOf(PlaceTerm.Input asked, TermFacts facts) =>
        TermRules.Check(asked, facts, TermPractice.Current).All.Select(r => r.Code);

    private static SavingsTerm TermOf(long amount, int rate, AtMaturity at) =>
        new()
        {
            CooperativeId = default,
            Id = default,
            SubledgerId = default,
            Number = 1,
            Amount = new Rupiah(amount),
            StartsOn = new DateOnly(2026, 11, 1),
            MaturesOn = new DateOnly(2027, 2, 1),
            Months = 3,
            Rate = rate,
            AtMaturity = at,
        };
}
