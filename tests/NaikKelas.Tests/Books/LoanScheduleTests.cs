using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.Loans;

namespace NaikKelas.Tests.Books;

/// <summary>Schedules: the examples of the field (facts C.6), what always holds (L1–L4), and what is refused.</summary>
public sealed class LoanScheduleTests
{
    private static readonly DateOnly Start = new(2026, 1, 31);

    [Theory]
    [InlineData("Flat", 1_000_000, 120_000, 1_000_000, 120_000, 1_440_000)]
    [InlineData("Declining", 1_000_000, 120_000, 1_000_000, 10_000, 780_000)]
    [InlineData("Annuity", 946_185, 120_000, 1_055_635, 10_556, 794226)]
    public void Twelve_millions_over_a_year_at_one_per_cent_a_month(
        string method,
        long principal,
        long interest,
        long lastPrincipal,
        long lastInterest,
        long total
    )
    {
        var made = Made(new LoanTerms(12_000_000, 0.12m, 12, Enum.Parse<LoanMethod>(method), Start));

        var (first, last) = (made.Rows[0], made.Rows[^1]);
        Assert.Equal((principal, interest), (first.Principal, first.Interest));
        Assert.Equal((lastPrincipal, lastInterest, 0L), (last.Principal, last.Interest, last.Balance));
        Assert.Equal(total, made.TotalInterest);
    }

    [Theory]
    [InlineData(0, 49_718_664)]
    [InlineData(6, 53_478_818)]
    [InlineData(8, 54_890_417)]
    public void Three_billions_for_a_village_co_op_over_six_years_with_grace(int grace, long payment)
    {
        var made = Made(
            new LoanTerms(3_000_000_000, 0.06m, 72, LoanMethod.Annuity, Start, GraceMonths: grace)
        );

        Assert.All(made.Rows.Take(grace), r => Assert.Equal((0, 15_000_000), (r.Principal, r.Interest)));
        Assert.All(made.Rows.Skip(grace).SkipLast(1), r => Assert.Equal(payment, r.Payment));
    }

    [Fact]
    public void The_day_is_the_same_or_the_last_of_the_month() =>
        Assert.Equal(
            [new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 30)],
            Made(new LoanTerms(300, 0, 3, LoanMethod.Flat, Start)).Rows.Select(r => r.Due)
        );

    [Fact]
    public void Rounded_to_hundreds_the_last_row_takes_what_is_left()
    {
        var made = Made(new LoanTerms(1_000_000, 0.18m, 7, LoanMethod.Declining, Start, RoundTo: 100));

        Assert.All(made.Rows.SkipLast(1), r => Assert.Equal(142_900, r.Principal));
        Assert.Equal(
            (142_600, 2_139, 0L),
            (made.Rows[^1].Principal, made.Rows[^1].Interest, made.Rows[^1].Balance)
        );
    }

    [Fact]
    public void Once_nothing_is_left_nothing_is_due()
    {
        var made = Made(new LoanTerms(2_000, 0.12m, 6, LoanMethod.Flat, Start, RoundTo: 500));

        Assert.Equal([500, 500, 500, 500, 0, 0], made.Rows.Select(r => r.Principal));
        Assert.Equal([20, 20, 20, 20, 0, 0], made.Rows.Select(r => r.Interest));
    }

    /// <summary>L1, L2, L3 and what every row must be.</summary>
    [Fact]
    public void Every_schedule_repays_the_loan_exactly() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll(
                Terms(),
                terms =>
                {
                    var made = LoanSchedule.Of(terms);
                    if (made.Refused)
                    {
                        Assert.Equal(
                            ("level-payment", LoanMethod.Annuity),
                            (made.Refusal!.Code, terms.Method)
                        );
                        return;
                    }

                    var (rows, left) = (made.Value!.Rows, terms.Principal);
                    Assert.Equal(terms.Months, rows.Count);
                    foreach (var row in rows)
                    {
                        Assert.InRange(row.Principal, 0, left);
                        Assert.True(row.Interest >= 0 && (left > 0 || row.Interest == 0));
                        Assert.Equal(row.Principal + row.Interest, row.Payment);
                        Assert.Equal(left -= row.Principal, row.Balance);
                    }

                    Assert.Equal(terms.Principal, rows.Sum(r => r.Principal));
                    Assert.Equal(0, left);
                    Assert.All(rows.Take(terms.GraceMonths), r => Assert.Equal(0, r.Principal));
                    if (terms.Method == LoanMethod.Annuity)
                        Assert.Single(
                            rows.Skip(terms.GraceMonths)
                                .SkipLast(1)
                                .Where(r => r.Balance > 0)
                                .Select(r => r.Payment)
                                .Append(rows[terms.GraceMonths].Payment)
                                .Distinct()
                        );
                }
            )
        );

    /// <summary>L4: the same in decimal, written the other way round.</summary>
    [Fact]
    public void An_independent_calculation_comes_to_the_same() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll(
                Terms(),
                terms =>
                {
                    var made = LoanSchedule.Of(terms);
                    if (!made.Refused)
                        Assert.Equal(
                            InDecimal(terms),
                            made.Value!.Rows.Select(r => (r.Principal, r.Interest))
                        );
                }
            )
        );

    [Fact]
    public void What_makes_no_schedule_is_refused()
    {
        var good = new LoanTerms(12_000_000, 0.12m, 12, LoanMethod.Flat, Start);
        var level = good with { Method = LoanMethod.Annuity };
        (string Code, LoanTerms Terms)[] bad =
        [
            ("principal", good with { Principal = 0 }),
            ("months", good with { Months = 0 }),
            ("rate", good with { AnnualRate = -0.01m }),
            ("grace", good with { GraceMonths = 12 }),
            ("round-to", good with { RoundTo = 0 }),
            // The payment is rounded down to the service, or to nothing: the principal would never shrink.
            ("level-payment", level with { Principal = 100, AnnualRate = 0.6m, Months = 1_200 }),
            ("level-payment", level with { AnnualRate = 0, RoundTo = 100_000_000 }),
        ];

        Assert.All(bad, b => Assert.Equal(b.Code, LoanSchedule.Of(b.Terms).Refusal?.Code));
    }

    private static LoanSchedule Made(LoanTerms terms)
    {
        var made = LoanSchedule.Of(terms);
        Assert.False(made.Refused, made.Refusal?.ToString());
        return made.Value!;
    }

    private static Arbitrary<LoanTerms> Terms() =>
        (
            from principal in Gen.Choose(1, 2_000_000_000)
            from rate in Gen.Choose(0, 6_000)
            from months in Gen.Choose(1, 72)
            from grace in Gen.Choose(0, months - 1)
            from method in Gen.Elements(Enum.GetValues<LoanMethod>())
            from roundTo in Gen.Elements(1L, 100L, 500L, 1_000L)
            select new LoanTerms(principal, rate / 10_000m, months, method, Start, roundTo, grace)
        ).ToArbitrary();

    private static IEnumerable<(long, long)> InDecimal(LoanTerms t)
    {
        var (i, m) = (t.AnnualRate / 12, t.Months - t.GraceMonths);
        var discount = 1m;
        for (var n = 0; n < m; n++)
            discount /= 1 + i;
        var level = Multiple(i == 0 ? (decimal)t.Principal / m : t.Principal * i / (1 - discount));
        decimal left = t.Principal;
        for (var no = 1; no <= t.Months; no++)
        {
            var interest =
                left == 0
                    ? 0
                    : Math.Round(
                        (t.Method == LoanMethod.Flat ? t.Principal : left) * t.AnnualRate / 12,
                        MidpointRounding.AwayFromZero
                    );
            var principal =
                no <= t.GraceMonths ? 0
                : no == t.Months ? left
                : t.Method == LoanMethod.Annuity ? level - interest
                : Multiple((decimal)t.Principal / m);
            principal = Math.Max(0, Math.Min(left, principal));
            left -= principal;
            yield return ((long)principal, (long)interest);
        }

        decimal Multiple(decimal amount) =>
            Math.Round(amount / t.RoundTo, MidpointRounding.AwayFromZero) * t.RoundTo;
    }
}
