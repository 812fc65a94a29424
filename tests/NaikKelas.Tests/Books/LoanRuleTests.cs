using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.Loans;

namespace NaikKelas.Tests.Books;

/// <summary>What is owed of a loan, what a payment covers, and how well it is paid.</summary>
public sealed class LoanRuleTests
{
    private static readonly DateOnly Start = new(2026, 1, 15);

    /// <summary>1,200,000 over a year, flat, 1 % a month: 100,000 and 12,000 each 15th.</summary>
    private static readonly IReadOnlyList<Instalment> Rows = LoanSchedule
        .Of(new LoanTerms(1_200_000, 0.12m, 12, LoanMethod.Flat, Start))
        .Value!.Rows;

    private static readonly LoanPractice Practice = LoanPractice.Current;

    [Fact]
    public void On_the_due_day_the_row_is_due_and_the_day_after_it_is_late()
    {
        var before = Stand(1_200_000, 0, "2026-02-14");
        var on = Stand(1_200_000, 0, "2026-02-15");
        var after = Stand(1_200_000, 0, "2026-02-16");

        Assert.Equal((0, new DateOnly(2026, 2, 15)), (before.Due.Sum, before.Next!.Due));
        Assert.Equal((112_000, null, 1_212_000L), (on.Due.Sum, on.LateSince, on.Payoff));
        Assert.Equal((112_000, new DateOnly(2026, 2, 15)), (after.Due.Sum, after.LateSince));
        Assert.Equal(new DateOnly(2026, 3, 15), after.Next!.Due);
    }

    [Fact]
    public void Paid_in_advance_the_next_rows_owe_only_their_service()
    {
        var stand = Stand(1_200_000 - 300_000, 12_000, "2026-03-15");

        Assert.Equal(new LoanParts(0, 12_000, 0), stand.Due);
        Assert.Null(stand.LateSince);
    }

    [Fact]
    public void Paid_off_early_it_owes_no_service_of_days_to_come()
    {
        var stand = Stand(0, 12_000, "2026-02-20");

        Assert.True(stand.Ended);
        Assert.Equal((0, 0L, null, null), (stand.Due.Sum, stand.Payoff, stand.LateSince, stand.Next));
    }

    [Fact]
    public void A_part_covers_penalty_then_service_then_principal_and_too_much_covers_nothing()
    {
        var stand = Stand(1_200_000, 0, "2026-02-16");

        Assert.Equal(new LoanParts(0, 7_000, 3_000), Allocated(stand, 10_000, 3_000));
        Assert.Equal(new LoanParts(5_000, 12_000, 3_000), Allocated(stand, 20_000, 3_000));
        Assert.Equal(new LoanParts(1_200_000, 12_000, 3_000), Allocated(stand, 1_215_000, 3_000));
        Assert.Null(Allocated(stand, 1_215_001, 3_000));
    }

    /// <summary>L5: however a sum is split into payments, exactly what was paid is allocated, and it ends where it ends.</summary>
    [Fact]
    public void Any_split_of_payments_allocates_exactly_what_was_paid() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                Gen.Zip(Gen.Choose(1, 400_000), Gen.Choose(0, 40)).ListOf().ToArbitrary(),
                payments =>
                {
                    var (left, paidInterest, day) = (1_200_000L, 0L, Start);
                    foreach (var (amount, days) in payments)
                    {
                        day = day.AddDays(days);
                        var stand = LoanRules.StandOf(Rows, left, paidInterest, day);
                        if (LoanRules.Allocate(stand, amount, 0, Practice.Order) is not { } parts)
                        {
                            Assert.True(amount > stand.Payoff);
                            continue;
                        }

                        Assert.Equal(amount, parts.Sum);
                        Assert.InRange(parts.Principal, 0, left);
                        Assert.InRange(parts.Interest, 0, stand.Due.Interest);
                        (left, paidInterest) = (left - parts.Principal, paidInterest + parts.Interest);
                    }

                    Assert.InRange(left, 0, 1_200_000);
                    Assert.InRange(paidInterest, 0, Rows.Sum(r => r.Interest));
                }
            )
        );

    [Theory]
    [InlineData("2026-03-14", LoanClass.Lancar)]
    [InlineData("2026-03-15", LoanClass.Lancar)]
    [InlineData("2026-03-16", LoanClass.KurangLancar)]
    [InlineData("2026-05-15", LoanClass.KurangLancar)]
    [InlineData("2026-05-16", LoanClass.Diragukan)]
    [InlineData("2026-08-15", LoanClass.Diragukan)]
    [InlineData("2026-08-16", LoanClass.Macet)]
    internal void The_class_follows_the_oldest_row_not_paid(string day, LoanClass expected) =>
        Assert.Equal(
            expected,
            LoanRules.ClassOf(new DateOnly(2026, 2, 15), DateOnly.Parse(day, null), Practice.Classes).Class
        );

    /// <summary>L6.</summary>
    [Fact]
    public void The_provision_never_falls_as_the_loan_gets_later()
    {
        long last = 0;
        for (var day = Start; day < Start.AddMonths(14); day = day.AddDays(1))
        {
            var stand = LoanRules.StandOf(Rows, 1_200_000, 0, day);
            var needed = LoanRules.ProvisionOf(
                stand.Left,
                LoanRules.ClassOf(stand.LateSince, day, Practice.Classes)
            );
            Assert.True(needed >= last && needed is > 0 and <= 1_200_000);
            last = needed;
        }

        Assert.Equal(1_200_000, last);
    }

    private static LoanStand Stand(long left, long paidInterest, string day) =>
        LoanRules.StandOf(Rows, left, paidInterest, DateOnly.Parse(day, null));

    private static LoanParts? Allocated(LoanStand stand, long amount, long penalty) =>
        LoanRules.Allocate(stand, amount, penalty, Practice.Order);
}
