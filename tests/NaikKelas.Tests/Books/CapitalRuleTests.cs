using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.Capital;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;

namespace NaikKelas.Tests.Books;

/// <summary>Finance from outside without a database: instalments with grace, limits, projection, and the data it all stands on.</summary>
public sealed class CapitalRuleTests
{
    private const long Billions = 3_000_000_000;
    private static readonly DateOnly Start = new(2026, 12, 1);
    private static readonly FinanceScheme Pmk = CapitalPractice.Current.Latest("pmk-49-2025")!;

    /// <summary>facts C.6: the vectors of a village co-op's three billions.</summary>
    [Theory]
    [InlineData(0, 49_718_664)]
    [InlineData(6, 53_478_818)]
    [InlineData(8, 54_890_417)]
    public void Interest_alone_is_paid_in_the_grace_period_and_level_instalments_after_it(
        int grace,
        long level
    )
    {
        var rows = Rows(Terms(grace));

        Assert.Equal(72, rows.Count);
        Assert.All(rows.Take(grace), r => Assert.Equal((0, 15_000_000), (r.Principal, r.Payment)));
        Assert.All(rows.Skip(grace).SkipLast(1), r => Assert.Equal(level, r.Payment));
        Assert.Equal((Billions, 0), (rows.Sum(r => r.Principal), rows[^1].Balance));
    }

    [Fact]
    public void The_twelfth_of_the_month_or_the_next_working_day()
    {
        var rows = Rows(Terms(6));

        // 12 January 2027 is a Tuesday; 12 June a Saturday, 12 September a Sunday.
        Assert.Equal(new DateOnly(2027, 1, 12), rows[0].Due);
        Assert.Equal(new DateOnly(2027, 6, 14), rows[5].Due);
        Assert.Equal(new DateOnly(2027, 9, 13), rows[8].Due);
        Assert.DoesNotContain(rows, r => r.Due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    [Fact]
    public void Waived_or_added_to_the_principal_where_the_terms_say_so()
    {
        var waived = Rows(Terms(6) with { Grace = GraceTreatment.Waived });
        var grown = Rows(Terms(6) with { Grace = GraceTreatment.Capitalised });

        Assert.All(waived.Take(6), r => Assert.Equal(0, r.Payment));
        Assert.Equal(53_478_818, waived[6].Payment);
        Assert.All(grown.Take(6), r => Assert.Equal(0, r.Payment));
        Assert.Equal((15_000_000, 15_075_000), (grown[0].Interest, grown[1].Interest));
        Assert.Equal(3_091_132_529, grown[5].Balance);
        Assert.True(grown[6].Payment > waived[6].Payment);
        Assert.Equal(Enumerable.Range(1, 72), grown.Select(r => r.No));
    }

    [Fact]
    public void What_is_repaid_is_what_was_borrowed_whatever_the_terms() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                AnyTerms(),
                terms =>
                {
                    var rows = Rows(terms);
                    Assert.Equal(terms.Months, rows.Count);
                    Assert.Equal((terms.Amount, 0L), (rows.Sum(r => r.Principal), rows[^1].Balance));
                    Assert.All(rows, r => Assert.Equal(r.Principal + r.Interest, r.Payment));
                    Assert.All(rows.Take(terms.GraceMonths), r => Assert.True(r.Principal <= 0));
                }
            )
        );

    [Theory]
    [InlineData(3_000_000_001, 0, 600, 72, 6, "ceiling", "3.000.000.001", "3.000.000.000")]
    [InlineData(2_000_000_000, 500_000_001, 600, 72, 6, "operational-ceiling", "500.000.001", "500.000.000")]
    [InlineData(100, 101, 600, 72, 6, "operational-over", "101", "100")]
    [InlineData(100, 0, 700, 72, 6, "rate-fixed", "7 %", "6 %")]
    [InlineData(100, 0, 600, 73, 6, "months", "73", "72")]
    [InlineData(100, 0, 600, 72, 5, "grace", "5", "6")]
    [InlineData(100, 0, 600, 72, 9, "grace", "9", "8")]
    [InlineData(100, 0, 600, 6, 6, "grace-months", "6", "6")]
    public void Beyond_the_terms_both_figures_are_named(
        long amount,
        long operational,
        int rate,
        int months,
        int grace,
        string code,
        string wanted,
        string allowed
    )
    {
        var refusal = Assert.Single(FinanceRules.Check(Pmk, amount, operational, rate, months, grace).All);

        Assert.Equal(code, refusal.Code);
        var words = new Texts([]).Of(refusal.Message);
        Assert.Contains(wanted, words, StringComparison.Ordinal);
        Assert.Contains(allowed, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_hold_from_their_first_day_for_their_kind_of_co_op()
    {
        var practice = CapitalPractice.Current;

        Assert.False(FinanceRules.Check(Pmk, Billions, 500_000_000, 600, 72, 8).Any);
        Assert.Null(practice.Find(Pmk.Code, new DateOnly(2025, 7, 20)));
        Assert.NotNull(practice.Find(Pmk.Code, new DateOnly(2025, 7, 21)));
        Assert.Contains(
            practice.On(Start, NaikKelas.Registry.Organisations.OrganisationKind.Kdmp),
            s => s == Pmk
        );
        Assert.DoesNotContain(
            practice.On(Start, NaikKelas.Registry.Organisations.OrganisationKind.Ksp),
            s => s == Pmk
        );
    }

    [Fact]
    public void Wrong_data_are_told_by_name()
    {
        var good = CapitalPractice.Read();
        Assert.Empty(good.Faults());
        FinanceScheme[] wrong =
        [
            Pmk with
            {
                Ceiling = -1,
            },
            Pmk with
            {
                GraceMax = 72,
            },
            Pmk with
            {
                DueDay = 31,
            },
            Pmk with
            {
                Papers = ["tidak-ada"],
            },
            Pmk with
            {
                Until = new DateOnly(2020, 1, 1),
            },
        ];
        foreach (var scheme in wrong)
            Assert.StartsWith(
                "capital.json: pmk-49-2025: ",
                Assert
                    .Throws<InvalidDataException>(() =>
                        CapitalPractice.Sound(good with { Schemes = [scheme] })
                    )
                    .Message,
                StringComparison.Ordinal
            );
        // Two terms of one code never hold on one day.
        Assert.Contains(
            "pmk-49-2025: from",
            (good with { Schemes = [Pmk, Pmk with { From = new DateOnly(2026, 1, 1) }] }).Faults()
        );
        Assert.Contains("debtLine X", (good with { DebtLine = "X" }).Faults());
        Assert.Contains("nonCashFlows X", (good with { NonCashFlows = ["X"] }).Faults());
    }

    [Fact]
    public void Three_years_go_on_from_the_year_that_was()
    {
        var rows = Rows(new FinanceTerms(1_200_000, 0, 12, 0, GraceTreatment.Paid, Start, null));
        var made = Projection.Of(
            new ProjectionGround(
                new YearGroups(1_000_000, 10_000_000, 8_000_000, 100_000, 500_000, 200_000, 60_000, -40_000),
                500_000,
                2_000_000,
                new Growth(1_000, 2_000, 500, 0),
                600_000,
                60,
                rows
            )
        );

        var first = made.Years[0];
        Assert.Equal(
            new YearGroups(1_100_000, 12_000_000, 9_600_000, 110_000, 525_000, 200_000, 60_000, -40_000),
            first.Groups
        );
        // 1,100,000 + 12,000,000 − 9,600,000 − 110,000 − 525,000 − 200,000 − 40,000
        Assert.Equal(2_625_000, first.Groups.Cash);
        Assert.Equal((120_000, 0, 1_200_000), (first.Depreciation, first.Interest, first.Paid));
        Assert.Equal((2_625_000 - 60_000 - 120_000, 2.1875m), (first.Shu, first.Cover));
        Assert.Equal((500_000 + 2_625_000 - 1_200_000, 2_000_000 + first.Shu), (first.Cash, first.Capital));
        Assert.Null(made.Years[1].Cover);
        Assert.Equal(36, made.Months.Count);
        Assert.Null(made.Short);
    }

    [Fact]
    public void What_a_projection_says_always_holds() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                AnyGround(),
                ground =>
                {
                    var made = Projection.Of(ground);
                    // Every month follows from the one before; the first one short is the one that is named.
                    var cash = ground.Cash;
                    foreach (var month in made.Months)
                        Assert.Equal(cash += month.Business - month.Paid, month.Cash);
                    Assert.Equal(made.Months.FirstOrDefault(m => m.Cash < 0), made.Short);
                    Assert.Equal(ground.Rows.Sum(r => r.Payment), made.Months.Sum(m => m.Paid));
                    foreach (var year in made.Years)
                    {
                        Assert.Equal(made.Months[year.No * 12 - 1].Cash, year.Cash);
                        Assert.Equal(
                            year.Groups.Cash,
                            made.Months.Skip((year.No - 1) * 12).Take(12).Sum(m => m.Business)
                        );
                    }

                    Assert.Equal(made.Years[^1].Capital - ground.Capital, made.Years.Sum(y => y.Shu));
                    // More income is never less cash, in any month.
                    var more = Projection.Of(
                        ground with
                        {
                            Base = ground.Base with { Service = ground.Base.Service + 1_000 },
                        }
                    );
                    Assert.All(made.Months.Zip(more.Months), m => Assert.True(m.Second.Cash >= m.First.Cash));
                    // Nor is more of it by growth.
                    var grown = Projection.Of(
                        ground with
                        {
                            Base = ground.Base with { Funds = 0 },
                            Growth = ground.Growth with { Service = ground.Growth.Service + 500 },
                        }
                    );
                    var still = Projection.Of(ground with { Base = ground.Base with { Funds = 0 } });
                    Assert.All(
                        still.Months.Zip(grown.Months),
                        m => Assert.True(m.Second.Cash >= m.First.Cash)
                    );
                }
            )
        );

    private static FinanceTerms Terms(int grace) =>
        new(Billions, 600, 72, grace, GraceTreatment.Paid, Start, 12);

    private static IReadOnlyList<Instalment> Rows(FinanceTerms terms)
    {
        var made = FinanceRules.Schedule(terms);
        Assert.False(made.Refused, made.Refusal?.ToString());
        return made.Value!;
    }

    private static Arbitrary<FinanceTerms> AnyTerms() =>
        (
            from amount in Gen.Choose(1_000, 2_000_000_000)
            from rate in Gen.Choose(0, 2_400)
            from months in Gen.Choose(1, 120)
            from grace in Gen.Choose(0, months - 1)
            from treatment in Gen.Elements(Enum.GetValues<GraceTreatment>())
            from day in Gen.Choose(1, 28)
            select new FinanceTerms(amount, rate, months, grace, treatment, Start, day)
        ).ToArbitrary();

    private static Arbitrary<ProjectionGround> AnyGround() =>
        (
            from terms in AnyTerms().Generator
            from groups in Gen.Choose(0, 500_000_000).ListOf(8)
            from growth in Gen.Choose(-5_000, 5_000).ListOf(4)
            from cash in Gen.Choose(0, 100_000_000)
            from lasting in Gen.Choose(0, 1_000_000)
            select new ProjectionGround(
                new YearGroups(
                    groups[0],
                    groups[1],
                    groups[2],
                    groups[3],
                    groups[4],
                    groups[5],
                    groups[6],
                    groups[7] - 250_000_000
                ),
                cash,
                cash,
                new Growth(growth[0], growth[1], growth[2], growth[3]),
                lasting,
                120,
                Rows(terms)
            )
        ).ToArbitrary();
}
