using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.LoanSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>Schedules that follow the harvest: principal in some months, service each month or with it.</summary>
public sealed class LoanHarvestTests
{
    private static readonly DateOnly Start = new(2026, 1, 15);

    public static TheoryData<string> Providers => World.Providers;

    /// <summary>3,000,000, 12 % a year, harvests in the fourth and the eighth month.</summary>
    [Theory]
    [InlineData("Flat", false, 30_000, 30_000)]
    [InlineData("Declining", false, 30_000, 15_000)]
    [InlineData("Flat", true, 120_000, 120_000)]
    [InlineData("Declining", true, 120_000, 60_000)]
    public void Half_is_due_at_each_of_two_harvests(string method, bool serviceToo, long first, long second)
    {
        var rows = Made(Terms(Enum.Parse<LoanMethod>(method), serviceToo, 4, 8)).Rows;

        Assert.Equal(8, rows.Count);
        Assert.Equal((1_500_000, first), (rows[3].Principal, rows[3].Interest));
        Assert.Equal((1_500_000, second, 0L), (rows[7].Principal, rows[7].Interest, rows[7].Balance));
        Assert.All([rows[0], rows[1], rows[2], rows[4]], r => Assert.Equal(0, r.Principal));
        Assert.Equal(serviceToo ? 0 : 30_000, rows[0].Interest);
    }

    [Fact]
    public void Months_that_make_no_schedule_are_refused()
    {
        (string Code, LoanTerms Terms)[] bad =
        [
            ("harvest", Terms(LoanMethod.Flat, false)),
            ("harvest", Terms(LoanMethod.Flat, false, 8, 4)),
            ("harvest", Terms(LoanMethod.Flat, false, 0, 8)),
            ("harvest", Terms(LoanMethod.Flat, false, 4, 4, 8)),
            ("harvest", Terms(LoanMethod.Flat, false, 4)),
            ("harvest", Terms(LoanMethod.Flat, false, 4, 9)),
            ("harvest-method", Terms(LoanMethod.Annuity, false, 4, 8)),
            ("harvest-grace", Terms(LoanMethod.Flat, false, 4, 8) with { GraceMonths = 2 }),
        ];

        Assert.All(bad, b => Assert.Equal(b.Code, LoanSchedule.Of(b.Terms).Refusal?.Code));
        Assert.Equal([4, 8], LoanHarvest.Read("4, 8", false)!.Months);
        Assert.Equal("4, 8", LoanHarvest.Read(" 4;8 ", false)!.Text);
        Assert.Empty(LoanHarvest.Read("empat", false)!.Months);
        Assert.Null(LoanHarvest.Read(" ", true));
    }

    /// <summary>L1, L2, and what every row must be: the service is the same whenever it is paid.</summary>
    [Fact]
    public void Every_schedule_repays_the_loan_exactly() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll(
                Any(),
                terms =>
                {
                    var (rows, left) = (Made(terms).Rows, terms.Principal);
                    Assert.Equal(terms.Months, rows.Count);
                    foreach (var row in rows)
                    {
                        var reaped = terms.Harvest!.Months.Contains(row.No);
                        Assert.InRange(row.Principal, 0, reaped ? left : 0);
                        Assert.True(row.Interest >= 0 && (left > 0 || row.Interest == 0));
                        Assert.True(reaped || !terms.Harvest.ServiceToo || row.Interest == 0);
                        Assert.Equal(row.Principal + row.Interest, row.Payment);
                        Assert.Equal(left -= row.Principal, row.Balance);
                    }

                    Assert.Equal((terms.Principal, 0L), (rows.Sum(r => r.Principal), left));
                    var otherwise = terms with
                    {
                        Harvest = terms.Harvest! with { ServiceToo = !terms.Harvest.ServiceToo },
                    };
                    Assert.Equal(rows.Sum(r => r.Interest), Made(otherwise).TotalInterest);
                }
            )
        );

    /// <summary>L5, also where service is earned before it is due: it ends where it ends, with nothing unpaid.</summary>
    [Fact]
    public void Any_split_of_payments_allocates_exactly_what_was_paid() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000),
            Prop.ForAll(
                Gen.Zip(
                        Gen.Elements(true, false),
                        Gen.Zip(Gen.Choose(1, 900_000), Gen.Choose(0, 60)).ListOf()
                    )
                    .ToArbitrary(),
                told =>
                {
                    var rows = Made(Terms(LoanMethod.Flat, told.Item1, 4, 8)).Rows;
                    var (left, paid, day) = (3_000_000L, 0L, Start);
                    foreach (var (amount, days) in told.Item2)
                    {
                        day = day.AddDays(days);
                        var stand = LoanRules.StandOf(rows, left, paid, day);
                        var order = new[] { LoanDue.Principal, LoanDue.Penalty, LoanDue.Interest };
                        if (LoanRules.Allocate(stand, amount, 0, order) is not { } parts)
                        {
                            Assert.True(amount > stand.Payoff);
                            continue;
                        }

                        Assert.Equal(amount, parts.Sum);
                        Assert.InRange(parts.Principal, 0, left);
                        Assert.InRange(parts.Interest, 0, stand.Service);
                        (left, paid) = (left - parts.Principal, paid + parts.Interest);
                        Assert.Equal(left == 0, amount == stand.Payoff);
                        if (left == 0)
                        {
                            var after = LoanRules.StandOf(rows, 0, paid, day.AddMonths(12), day);
                            Assert.True(after.Ended);
                            return;
                        }
                    }

                    Assert.InRange(paid, 0, rows.Sum(r => r.Interest));
                }
            )
        );

    [Fact]
    public void Paid_off_between_harvests_the_months_gone_by_are_paid_for()
    {
        var rows = Made(Terms(LoanMethod.Flat, true, 4, 8)).Rows;

        Assert.Equal(3_000_000, LoanRules.StandOf(rows, 3_000_000, 0, Start.AddDays(20)).Payoff);
        Assert.Equal(3_060_000, LoanRules.StandOf(rows, 3_000_000, 0, Start.AddMonths(2)).Payoff);
        Assert.Equal(1_590_000, LoanRules.StandOf(rows, 1_500_000, 120_000, Start.AddMonths(7)).Payoff);
        var stand = LoanRules.StandOf(rows, 3_000_000, 0, Start.AddMonths(2));
        Assert.Equal((0, null, Start.AddMonths(4)), (stand.Due.Sum, stand.LateSince, stand.Next!.Due));
    }

    /// <summary>A mistake of before: months after the last payment owed service that nobody had earned.</summary>
    [Fact]
    public void Paid_off_early_it_stays_paid_off_as_months_go_by()
    {
        var rows = Made(new LoanTerms(1_200_000, 0.12m, 12, LoanMethod.Flat, Start)).Rows;

        Assert.False(LoanRules.StandOf(rows, 0, 12_000, Start.AddMonths(5)).Ended);
        Assert.True(LoanRules.StandOf(rows, 0, 12_000, Start.AddMonths(5), Start.AddMonths(1)).Ended);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Lent_for_a_harvest_it_is_paid_at_the_harvest(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.ReadyToLendAsync();
        var loan = await books.LentAsync(
            Usual with
            {
                Months = 4,
                PrincipalMonths = "4",
                ServiceAtHarvest = true,
            }
        );
        books.Later(3);
        Assert.Equal(LoanClass.Lancar, (await books.LoanRowAsync()).Class.Class);
        books.Later(4);

        var paper = await books.LoanAsync(loan);
        Assert.Equal((1_200_000, 48_000), (paper.Stand.Due.Principal, paper.Stand.Due.Interest));
        Granted(await books.PayLoanAsync(loan, 1_248_000));
        Assert.True((await books.LoanAsync(loan)).Stand.Ended);
        Assert.Equal(
            ["harvest"],
            (await books.ApplyAsync(Usual with { PrincipalMonths = "4, lima" })).Refusals.Select(r => r.Code)
        );
        await books.HoldsAsync();
    }

    private static LoanTerms Terms(LoanMethod method, bool serviceToo, params int[] months) =>
        new(3_000_000, 0.12m, 8, method, Start, Harvest: new LoanHarvest(months, serviceToo));

    private static LoanSchedule Made(LoanTerms terms)
    {
        var made = LoanSchedule.Of(terms);
        Assert.False(made.Refused, made.Refusal?.ToString());
        return made.Value!;
    }

    private static Arbitrary<LoanTerms> Any() =>
        (
            from principal in Gen.Choose(1, 2_000_000_000)
            from rate in Gen.Choose(0, 6_000)
            from months in Gen.Choose(1, 36)
            from early in Gen.Choose(1, 36).ListOf()
            from method in Gen.Elements(LoanMethod.Flat, LoanMethod.Declining)
            from roundTo in Gen.Elements(1L, 100L, 500L, 1_000L)
            from serviceToo in Gen.Elements(true, false)
            select new LoanTerms(
                principal,
                rate / 10_000m,
                months,
                method,
                Start,
                roundTo,
                Harvest: new LoanHarvest(
                    [.. early.Where(m => m < months).Append(months).Distinct().Order()],
                    serviceToo
                )
            )
        ).ToArbitrary();
}
